"""EXPOSE's ports (docker/go-connections nat, and dockerfile2llb's dispatchExpose)."""

import re
from typing import NamedTuple

from ..syntax.instruction import Instruction
from ..syntax.words import Word
from .expansion import Expansion
from .problems import spot
from .stage_state import StageState

_NUMBER = re.compile(r"[+-]?\d+\Z", re.ASCII)


class _Fault(NamedTuple):
    kind: str
    part: str


def expose_problems(state: StageState, node: Instruction) -> None:
    """Each word is expanded and parted once more at blanks."""
    for word in node.arguments:
        if word.text.startswith("#"):
            remark = node.rest.part(word.start - node.rest.start)
            state.judge.refuse("ExposePort", spot(node, remark), (remark.text, remark.text))
            return
        value = state.judge.pieces(node, word.pieces, word.escape, undefined="")
        if value:
            for port in value.words:
                _judge(state, node, word, port, value)
            if not value.words and value.uses:
                state.judge.warn("ExposeUndefined", spot(node, word), (word.text,), value)
            for use in value.uses:
                state.judge.undeclared(node, use.piece.name, use.piece.span)


def _judge(state: StageState, node: Instruction, word: Word, port: str, value: Expansion) -> None:
    fault, judge = _fault(port), state.judge
    spec, slash, protocol = port.partition("/")
    ip, host, container = _split(spec)
    if (ip or host) and (not fault or judge.assumptions.as_buildkit):
        alone = f"{container}{slash}{protocol}"
        judge.warn("ExposeInvalidFormat", spot(node, word), (port, alone), value)
    if fault:
        where = spot(node, _part(word, fault.part))
        judge.refuse(fault.kind, where, (port, fault.part), value)
    elif protocol != protocol.lower():
        judge.warn("ExposeProtoCasing", spot(node, _part(word, protocol)), (protocol,), value)


def _part(word: Word, text: str) -> Word:
    """The part of the word that is written as `text`; all of it if there is none."""
    at = word.text.find(text) if text else -1
    return word.part(at, at + len(text)) if at >= 0 else word


def _split(spec: str) -> tuple[str, str, str]:
    """IP, host port and container port of `[[ip:]host:]container`."""
    parts = spec.rsplit(":", 2)
    ip, host, container = ("", "", *parts)[-3:]
    return ip, host, container


def _fault(port: str) -> _Fault | None:
    spec, _, protocol = port.partition("/")
    ip, host, container = _split(spec)
    if not container:
        return _Fault("ExposeNoPort", port)
    if protocol.lower() not in ("", "tcp", "udp", "sctp"):
        return _Fault("ExposeProto", protocol)
    if ip and not _is_ip(ip):
        return _Fault("ExposeIp", ip)
    inner = _range(container)
    return _Fault("ExposePort", container) if inner is None else _host_fault(spec, host, inner)


def _host_fault(spec: str, host: str, inner: range) -> _Fault | None:
    outer = _range(host) if host else inner
    if outer is None:
        return _Fault("ExposeHostPort", host)
    return _Fault("ExposeRange", spec) if len(inner) not in (1, len(outer)) else None


def _is_ip(text: str) -> bool:
    import ipaddress  # noqa: PLC0415  # a millisecond of a start, seldom needed

    try:
        is_bracketed = text.startswith("[") and text.endswith("]")
        ipaddress.ip_address(text[1:-1] if is_bracketed else text)
    except ValueError:
        return False
    return True


def _range(text: str) -> range | None:
    first, dash, last = text.partition("-")
    begin, end = _number(first), _number(last if dash else first)
    if begin is None or end is None or begin > end:
        return None
    return range(begin, end + 1)


def _number(text: str) -> int | None:
    number = int(text) if _NUMBER.match(text) else -1
    return number if 0 <= number <= 65535 else None
