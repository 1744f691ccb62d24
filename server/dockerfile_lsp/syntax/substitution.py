"""The head of `${name…}` and the names of variables (lex.go, processDollar, processName)."""

import re
from typing import Literal, NamedTuple

from .pieces import Fault

OPERATORS = frozenset({"", "-", "+", "?", ":-", ":+", ":?", "#", "##", "%", "%%", "/", "//"})

# Digits, or one special character, or letters, digits and `_`. Python's \w takes a few
# characters more than Go's letters and digits.
_NAME = re.compile(r"\d+|[@*#?\-$!]|\w+")
_OPERATOR = re.compile(r"//?|##?|%%?|:.?|[-+?]|", re.DOTALL)
_BRACES = re.compile(r"\$\{|[}/]")


class Head(NamedTuple):
    """`${name` and its operator, up to the first operand, or up to the `}` and with it.

    The operator is empty where `}` follows the name; what follows a `:` belongs to it.
    """

    name_end: int
    operator: str
    end: int
    fault: Fault = ""

    @property
    def stops(self) -> tuple[Literal["/", "}"], ...]:
        """What ends each operand."""
        if self.operator in ("/", "//"):
            return ("/", "}")
        return ("}",) if self.operator else ()

    @property
    def raw_escapes(self) -> bool:
        """Whether escapes in the operands, which are patterns, keep their escape token."""
        return self.operator.startswith("/") or self.operator.endswith(("#", "%"))


def head(text: str, start: int, end: int) -> Head:
    """The head at `start`, which is behind the `${`. The fault is one that the head alone shows."""
    if start >= end:
        return Head(start, "", end, "brace")
    if text[start] in "{}:":
        return Head(start, "", start, "substitution")
    named = name_end(text, start, end)
    if text.startswith("}", named, end):
        return Head(named, "", named + 1)
    match = _OPERATOR.match(text, named, end)
    assert match, "the pattern matches everywhere"
    # Of the operators that are none these are refused before their operand is read.
    return Head(named, match[0], match.end(), "modifier" if match[0] in ("", ":#", ":%") else "")


def name_end(text: str, start: int, end: int) -> int:
    """Where the name at `start` ends; `start` itself if there is none."""
    match = _NAME.match(text, start, end)
    if not match:
        return start
    if match[0].isascii():
        return match.end()
    return next((at for at in range(*match.span()) if not _in_name(text[at])), match.end())


def _in_name(char: str) -> bool:
    return char.isalpha() or char.isdecimal() or char == "_"


def stop_place(text: str, start: int, end: int, stop: str) -> int:
    """Where the first `stop` outside of further `${…}` is; `end` if nowhere.

    Quotes and escapes are not minded.
    """
    inside = 0
    for match in _BRACES.finditer(text, start, end):
        if match[0] == stop and not inside:
            return match.start()
        inside = max(inside + {"${": 1, "}": -1}.get(match[0], 0), 0)
    return end
