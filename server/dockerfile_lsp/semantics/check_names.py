"""The names in `# check=` lines, and BuildKit's checks that they may mean."""

import re
from collections.abc import Iterator

from ..catalog.grammar import CHECKS
from ..text import Span
from .comment_lines import CommentLine
from .near import nearest

_LIST = re.compile(r"(?:skip|experimental)=([^;\s]*)")
_NAME = re.compile(r"[^,]+")
_DROPPED = re.compile(r",[ \t]+(\S.*\S|\S)")


def named_checks(line: CommentLine) -> Iterator[tuple[str, Span]]:
    """The names that are to be skipped or asked for, with their places in the document."""
    for names in check_lists(line):
        yield from names


def check_lists(line: CommentLine) -> Iterator[tuple[tuple[str, Span], ...]]:
    """The names of each list, with their places in the document."""
    for found in _LIST.finditer(line.content):
        yield tuple(
            (name[0], _place(line, found.start(1) + name.start(), len(name[0])))
            for name in _NAME.finditer(found[1])
        )


def dropped(line: CommentLine) -> Iterator[Span]:
    """What stands behind a comma and a blank, which BuildKit does not read."""
    found = _DROPPED.search(line.content)
    if found:
        yield _place(line, found.start(1), len(found[1]))


def near_check(name: str) -> str:
    """The check that was meant; empty if `name` is one, or none is near."""
    if name in CHECKS or name == "all":
        return ""
    same = next((each for each in ("all", *CHECKS) if each.lower() == name.lower()), "")
    return same or nearest(name, CHECKS)


def _place(line: CommentLine, offset: int, length: int) -> Span:
    """A part of the content, which is the end of the comment."""
    start = line.span.end - len(line.content) + offset
    return Span(start, start + length)
