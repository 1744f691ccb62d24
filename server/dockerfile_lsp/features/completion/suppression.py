"""Comments that keep findings quiet: how they begin, and the rules in those of other linters."""

import re
from collections.abc import Iterator

from ...rules import rules
from ...semantics.suppressions import suppression
from ...text import Span
from ._offer import Kind, Offer
from ._places import CommentPlace, Place

# What each kind begins with, by the page that is written about it.
_BEGINNINGS = {
    "check=skip=": "check",
    "hadolint ignore=": "hadolint ignore",
    "hadolint global ignore=": "hadolint global ignore",
    "dockerfile-utils: ignore": "dockerfile-utils: ignore",
}
_BEGUN = re.compile(r"#[ \t]*([a-z][\w :-]*)\Z")
_NAME = re.compile(r"[^\s,]+")


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, CommentPlace):
        return
    tree = at.view.document.tree
    index = tree.index_at(at.line.start)
    found = suppression(tree.items[index], tree.starts[index])
    if found and found.listed and _is_in(found.listed, at):
        yield from _names(at, found.listed)
    elif at.line.start == tree.starts[index]:
        yield from _beginnings(at, is_at_the_top=at.line.start <= tree.header)


def _beginnings(at: CommentPlace, *, is_at_the_top: bool) -> Iterator[Offer]:
    """Once one is begun: a comment is mostly something else.

    At the top `check` is a directive, which has its own offers.
    """
    begun = _BEGUN.match(at.line.of(at.view.document.text))
    if not begun or at.word.start != at.line.start + begun.end():
        return
    word = Span(*begun.span(1)).shift(at.line.start)
    for text, kind in _BEGINNINGS.items():
        if text.startswith(begun[1]) and not (is_at_the_top and kind == "check"):
            yield Offer(text, Kind.Property, topic=("suppression", kind), rank=8, word=word)


def _is_in(listed: Span, at: CommentPlace) -> bool:
    """Whether the cursor is in the list; behind a blank only where a comma is before that."""
    text, cursor = at.view.document.text, at.word.start
    if listed.touches(cursor):
        return True
    is_open = listed.of(text)[-1:] in ("", ",")
    return is_open and cursor > listed.end and not text[listed.end : cursor].strip()


def _names(at: CommentPlace, listed: Span) -> Iterator[Offer]:
    """Codes of hadolint first, then the rules' own names; none that is there already."""
    names = [
        (name[0].lower(), Span(*name.span()).shift(listed.start))
        for name in _NAME.finditer(listed.of(at.view.document.text))
    ]
    here = next((span for _, span in names if span.touches(at.word.start)), at.word)
    others = {name for name, span in names if span != here}
    for rule in rules():
        topic = ("rule", rule.name)
        for code in rule.aliases:
            if code.lower() not in others:
                yield Offer(code, Kind.EnumMember, signature=f" {rule.name}", detail=rule.summary,
                            topic=topic, rank=4, word=here)  # fmt: skip
        if rule.name.lower() not in others:
            yield Offer(rule.name, Kind.EnumMember, detail=rule.summary, topic=topic, word=here)
