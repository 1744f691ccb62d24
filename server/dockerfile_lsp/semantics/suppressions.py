"""Comments that keep findings quiet, taken apart for those who read and write them.

What they do is in `checks` and `ignores`; all of them begin in the first column.
"""

import re
from typing import NamedTuple

from ..syntax.mapped import SPACES
from ..syntax.tree import Item
from ..text import Span
from .check_names import check_lists
from .comment_lines import CommentLine
from .ignores import rule_name

_CHECK = re.compile(r"(check)[\t\n\f\r ]*=", re.I)
_IGNORE = re.compile(
    r"((?:hadolint|tally)\s+(global\s+)?ignore)(?:\s*=\s*([^\s,#;]*(?:\s*,\s*[^\s,#;]*)*))?"
)
_ALL = re.compile(r"(dockerfile-utils:\s*ignore)\b")
_NAME = re.compile(r"[^\s,]+")

Named = tuple[tuple[str, Span], ...]


class Suppression(NamedTuple):
    """Places in the document: of its first words, and of the names in it.

    `kind` is one of `catalog.values.SUPPRESSIONS`. `listed` is where names may stand, behind the
    `=` of what ends with a list of them; None for others.
    """

    kind: str
    key: Span
    names: Named = ()
    listed: Span | None = None


def suppression(item: Item, start: int) -> Suppression | None:
    """What the comment or directive at `start` keeps quiet; None if it is no such one."""
    if not item.text.startswith("#"):
        return None
    content = item.text[1:].strip(SPACES)
    end = start + len(item.text.rstrip(SPACES))
    begin = end - len(content)
    check = _CHECK.match(content)
    if check:
        line = CommentLine(content, Span(start, end))
        names = tuple(name for listed in check_lists(line) for name in listed)
        return Suppression("check", Span(*check.span(1)).shift(begin), names)
    ignored = _IGNORE.match(content)
    if ignored:
        kind = "hadolint global ignore" if ignored[2] else "hadolint ignore"
        return _ignoring(kind, ignored, begin)
    every = _ALL.match(content)
    return every and Suppression("dockerfile-utils: ignore", Span(*every.span(1)).shift(begin))


def _ignoring(kind: str, found: re.Match[str], begin: int) -> Suppression:
    key = Span(*found.span(1)).shift(begin)
    if found[3] is None:
        return Suppression(kind, key)
    listed = Span(*found.span(3)).shift(begin)
    names = tuple(
        (rule_name(name[0]), Span(*name.span()).shift(listed.start))
        for name in _NAME.finditer(found[3])
    )
    return Suppression(kind, key, names, listed)
