"""The parser directives: `# name=value` lines at the very top (parser/directives.go).

BuildKit searches twice. For `escape` blanks before the `#` are allowed, and a `#!` first
line ends the zone; for `syntax` and `check` the `#` must be in column 1, and a `#!` first
line is passed over. A byte order mark is dropped by both.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..catalog.grammar import DIRECTIVES
from ..text import Span
from .mapped import SPACE
from .tree import Blank, Comment, Directive, Item

BYTE_ORDER_MARK = "\ufeff"

# A value of blanks alone is the last of them.
_DIRECTIVE = re.compile(
    rf"(?P<indent>{SPACE}*+)#{SPACE}*+(?P<name>[A-Za-z][A-Za-z0-9]*+)"
    r"[\t\f\r ]*+=[\t\f\r ]*(?P<value>[^\t\f\r ](?:.*[^\t\f\r ])?|[\t\f\r ])[\t\f\r ]*+\Z"
)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


class _Zones(NamedTuple):
    """Which of the two searches still goes on."""

    escape: bool
    check: bool


def header(text: str) -> Iterator[Item]:
    """The items of the directive zone: a byte order mark, a `#!` line, the directives."""
    zones, at = _Zones(escape=True, check=True), 0
    if text.startswith(BYTE_ORDER_MARK):
        yield Blank(BYTE_ORDER_MARK)
        at = 1
    if text.startswith("#!", at):
        line = _line(text, at)
        zones, at = zones._replace(escape=False), at + len(line)
        yield Comment(line)
    while at < len(text):
        line = _line(text, at)
        match = _DIRECTIVE.match(line.rstrip("\r\n"))
        if not match or match["name"].lower() not in DIRECTIVES:
            return
        zones = zones._replace(check=zones.check and not match["indent"])
        if not zones.escape and not zones.check:
            return
        yield _item(line, match, zones)
        at += len(line)


def escape_token(items: Iterable[Item]) -> str:
    """The escape token that the header's `items` set; the backslash unless it is a backtick."""
    for item in items:
        if isinstance(item, Directive) and item.name == "escape" and item.applies:
            return "`" if item.value == "`" else "\\"
    return "\\"


def _line(text: str, at: int) -> str:
    match = _LINE.match(text, at)
    assert match, "the pattern matches everywhere"
    return match[0]


def _item(line: str, match: re.Match[str], zones: _Zones) -> Directive:
    name = match["name"].lower()
    applies = zones.escape if name == "escape" else zones.check
    places = Span(*match.span("name")), Span(*match.span("value"))
    return Directive(line, name, match["value"], *places, applies)
