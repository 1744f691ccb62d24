"""COPY and ADD: what they take, and the options that depend on it (convert.go, dispatchCopy)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.heredocs import body_pieces
from ..syntax.instruction import Instruction
from ..syntax.words import Word
from .expansion import Expansion
from .paths import windows_fault
from .problems import spot
from .sources import git_source, is_http, query_fault
from .stage_state import StageState

_HEREDOC = re.compile(r"\d*<<-?[^<]+\Z", re.ASCII)
_OCTAL = re.compile(r"[0-7]+\Z")
_NUMERIC = re.compile(r"[+-]?0?[xXoObB]?[0-9_]+\Z")
_SYMBOLIC = re.compile(
    r"[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+(?:,[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+)*\Z"
)
_DIGEST = re.compile(r"(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\Z")


class _Source(NamedTuple):
    word: Word
    value: Expansion


def copy_problems(state: StageState, node: Instruction) -> None:
    for source in _sources(state, node, ("chown", "chmod")):
        text, where = source.value.text, spot(node, source.word)
        git = git_source(text)
        if is_http(text) and not git:
            state.judge.refuse("CopyUrl", where, (text,), source.value)
        elif git and not git.looks_local:
            state.judge.refuse("CopyGit", where, (text,), source.value)
        elif git and query_fault(git):
            state.judge.refuse("GitQuery", where, (query_fault(git),), source.value)


def add_problems(state: StageState, node: Instruction) -> None:
    sources = tuple(_sources(state, node, ("chown", "chmod", "checksum")))
    checksum = _option(state, node, "checksum")
    if checksum and checksum.text:
        _checksum_problems(state, node, sources, checksum)
    for source in sources:
        git = git_source(source.value.text)
        where = spot(node, source.word)
        if not git:
            continue
        fault = query_fault(git)
        if fault:
            state.judge.refuse("GitQuery", where, (fault,), source.value)
        elif not git.looks_local:
            _git_problems(state, node, source, checksum)


def _sources(state: StageState, node: Instruction, options: tuple[str, ...]) -> Iterator[_Source]:
    """As `_operands`; those of the context that are empty are reported."""
    for source in _operands(state, node, options):
        if not node.flag("from"):
            where, written = spot(node, source.word), source.word.text
            state.judge.is_empty("CopyEmptySource", where, written, source.value)
        yield source


def _operands(state: StageState, node: Instruction, options: tuple[str, ...]) -> Iterator[_Source]:
    """The sources that have a value; flags, destination and here-documents are judged, too."""
    for name in options:
        flag = node.flag(name)
        if flag and flag.value and flag.value.text:
            value = state.judge.value(node, flag.value)
            if value and name == "chmod":
                _chmod_problems(state, node, flag.value, value)
    *sources, destination = node.arguments or (None,)
    for word in sources:
        if word and not _is_heredoc(node, word):
            value = _path(state, node, word)
            if value:
                yield _Source(word, value)
    if destination and not _is_heredoc(node, destination):
        _path(state, node, destination)
    _judge_bodies(state, node)


def _path(state: StageState, node: Instruction, word: Word) -> Expansion | None:
    value = state.judge.value(node, word)
    if value and state.platform.os == "windows" and not _is_remote(value.text):
        fault = windows_fault(value.text)
        if fault:
            state.judge.refuse("WindowsPath", spot(node, word), (value.text, fault), value)
    return value


def _is_remote(text: str) -> bool:
    return is_http(text) or git_source(text) is not None


def _is_heredoc(node: Instruction, word: Word) -> bool:
    if node.exec_form.form == "exec":
        return _HEREDOC.match(word.text) is not None
    return any(mark.span == word.span for mark in node.marks)


def _judge_bodies(state: StageState, node: Instruction) -> None:
    """Bodies whose word has no quote."""
    for heredoc in node.heredocs:
        if heredoc.mark.expand:
            state.judge.pieces(node, body_pieces(node.text, heredoc), "\\")


def _option(state: StageState, node: Instruction, name: str) -> Expansion | None:
    flag = node.flag(name)
    if not flag or not flag.value:
        return None
    return state.judge.quiet(flag.value)


def _chmod_problems(state: StageState, node: Instruction, word: Word, value: Expansion) -> None:
    text = value.text
    if _OCTAL.match(text):
        if int(text, 8) > 0o7777:
            state.judge.refuse("ChmodOctal", spot(node, word), (text,), value)
    elif text and _NUMERIC.match(text):
        state.judge.refuse("ChmodOctal", spot(node, word), (text,), value)
    elif text and not _SYMBOLIC.match(text):
        state.judge.refuse("ChmodSymbolic", spot(node, word), (text,), value)


def _checksum_problems(
    state: StageState, node: Instruction, sources: tuple[_Source, ...], checksum: Expansion
) -> None:
    flag = node.flag("checksum")
    if not flag or not flag.value:
        return
    if len(node.arguments) < 2:
        return  # It has no source at all, which says more.
    if len(sources) != 1:
        state.judge.refuse("ChecksumMultiple", spot(node, flag.word), (), checksum)
        return
    source = sources[0].value
    git, both = git_source(source.text), (source, checksum)
    if not git and not is_http(source.text):
        state.judge.refuse("ChecksumLocal", spot(node, flag.word), (source.text,), both)
    elif not git and not _DIGEST.match(checksum.text):
        state.judge.refuse("ChecksumInvalid", spot(node, flag.value), (checksum.text,), both)


def _git_problems(
    state: StageState, node: Instruction, source: _Source, checksum: Expansion | None
) -> None:
    git = git_source(source.value.text)
    assert git is not None, "checked by the caller"
    asked = git.option("checksum", "commit")
    flag = node.flag("checksum")
    if flag and checksum and checksum.text and asked and asked != checksum.text:
        both = (source.value, checksum)
        state.judge.refuse("GitChecksumMismatch", spot(node, flag.word), (asked,), both)
    keep = node.flag("keep-git-dir")
    if keep and git.keeps_git is not None:
        wanted = keep.value is None or keep.value.text.lower() == "true"
        if wanted != git.keeps_git:
            state.judge.refuse("GitKeepConflict", spot(node, keep.word), (), source.value)
