"""Problems of an instruction's flags (instructions/bflag.go and parse.go)."""

import re
from collections.abc import Callable, Iterable

from ..catalog.grammar import FLAGS_DROPPED
from ..catalog.grammar import Flag as FlagFacts
from ..syntax.flags import Flag
from ..syntax.instruction import Instruction
from .durations import duration_problem
from .near import nearest
from .problems import Problem, Problems, spot


def flag_problems(node: Instruction) -> Problems:
    """Of flags, and of the values that can be judged without knowing any variable."""
    facts = node.facts
    if not facts or flags_are_dropped(node):
        return
    seen: set[str] = set()
    for flag in node.flags:
        name = flag.name.text
        known = facts.flag(name)
        if not known:
            yield _unknown(node, flag, facts.flags)
            continue
        if name in seen and not known.repeatable:
            yield Problem("FlagDuplicate", spot(node, flag.word), (name,))
        seen.add(name)
        yield from _value_problems(node, flag, known)


def flags_are_dropped(node: Instruction) -> bool:
    """Whether BuildKit reads the flags and throws them away without a word."""
    is_none = node.health is not None and node.health.text.upper() == "NONE"
    return node.name in FLAGS_DROPPED or is_none


def _unknown(node: Instruction, flag: Flag, known: Iterable[FlagFacts]) -> Problem:
    name, names = flag.name.text, [each.name for each in known]
    begun = [each for each in names if each.startswith(name.lower())] if name else []
    near = begun[0] if len(begun) == 1 else nearest(name.lower(), names)
    return Problem(
        "FlagUnknown", spot(node, flag.name), (node.name, name, *((near,) if near else ()))
    )


def _value_problems(node: Instruction, flag: Flag, known: FlagFacts) -> Problems:
    name, value = flag.name.text, flag.value
    if known.kind == "boolean":
        if value and not value.text:
            yield Problem("FlagMissingValue", spot(node, flag.word), (name,))
        elif value and value.text.lower() not in ("true", "false"):
            yield Problem("FlagNotBoolean", spot(node, value), (name, value.text))
    elif value is None:
        yield Problem("FlagMissingValue", spot(node, flag.word), (name,))
    else:
        judge = _JUDGES.get(name)
        where = spot(node, value if value.text else flag.word)
        kind, *arguments = judge(value.text) if judge else ("",)
        if kind:
            yield Problem(kind, where, (name, *arguments))


def _network(text: str) -> tuple[str, ...]:
    return _choice("RunNetwork", text, ("default", "none", "host"))


def _security(text: str) -> tuple[str, ...]:
    return _choice("RunSecurity", text, ("sandbox", "insecure"))


def _choice(kind: str, text: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    if text in choices:
        return ("",)
    near = nearest(text.lower(), choices)
    return (kind, text, *((near,) if near else ()))


def _duration(text: str) -> tuple[str, ...]:
    return (duration_problem(text) if text else "", text)


def _retries(text: str) -> tuple[str, ...]:
    """Not negative, of 32 bits (strconv.ParseInt)."""
    is_number = _INTEGER.match(text) and 0 <= int(text) < 2**31
    return ("" if is_number or not text else "HealthcheckRetries", text)


_INTEGER = re.compile(r"[+-]?\d+\Z", re.ASCII)

_JUDGES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "interval": _duration,
    "network": _network,
    "retries": _retries,
    "security": _security,
    "start-interval": _duration,
    "start-period": _duration,
    "timeout": _duration,
}
