"""Parser directives and their values, on the lines at the top where they count."""

import re
from collections.abc import Iterator
from itertools import accumulate

from ...catalog.snippets import DIRECTIVES
from ...catalog.values import DIRECTIVE_VALUES
from ...syntax.directives import header
from ...syntax.tree import Directive
from ...text import Span
from ._checks import check_offers
from ._offer import Kind, Offer
from ._places import CommentPlace, KeywordPlace, Place
from ._writing import label

# What is being typed is no directive yet, so the tree knows it as a comment alone.
_BEGUN = re.compile(r"#([ \t]*)(\w*)(?:[ \t]*(=)[ \t]*|[ \t]*\Z)")


def offers(at: Place) -> Iterator[Offer]:
    match at:
        case KeywordPlace(is_trigger=False, typed="", has_more=False):
            yield from _names(at, at.word, at.word, "# ")
        case CommentPlace():
            yield from _in_comment(at)
        case _:
            return


def _in_comment(at: CommentPlace) -> Iterator[Offer]:
    text = at.line.of(at.view.document.text)
    begun = _BEGUN.match(text)
    if not begun:
        return
    name = Span(*begun.span(2)).shift(at.line.start)
    value = Span(begun.end(), max(begun.end(), len(text.rstrip()))).shift(at.line.start)
    if begun[3] and value.touches(at.word.start):
        yield from _values(at, begun[2].lower(), value)
    elif name.touches(at.word.start) and begun[3]:
        for known in _counting(at, at.line):
            yield Offer(known, Kind.Property, topic=("#", known), word=name)
    elif name.touches(at.word.start):
        yield from _names(at, at.line, name, "" if begun[1] or begun[2] else " ")


def _names(at: Place, line: Span, word: Span, before: str) -> Iterator[Offer]:
    for name in _counting(at, line):
        for snippet in DIRECTIVES[name]:
            text = before + snippet
            is_snippet = "$" in text
            yield Offer(
                label(text), Kind.Property, text, is_snippet, topic=("#", name), rank=7, word=word
            )


def _values(at: CommentPlace, name: str, value: Span) -> Iterator[Offer]:
    is_indented = at.view.document.text[: at.line.start].endswith((" ", "\t"))
    counts = name in _counting(at, at.line)
    if name == "check" and not is_indented:
        yield from check_offers(at, value, is_above_instruction=not counts)
    elif counts:
        for known in DIRECTIVE_VALUES.get(name, ()):
            yield Offer(known, Kind.Value, topic=("#", name), word=value)


def _counting(at: Place, line: Span) -> Iterator[str]:
    """The directives that would count on `line`, and stand on no other."""
    doc = at.view.document
    start = doc.text.rfind("\n", 0, line.start) + 1
    if start > doc.tree.header:
        return
    for name in DIRECTIVES:
        written = f"{doc.text[: line.start]}# {name}=x{doc.text[line.end :]}"
        if _counts(written, start, name):
            yield name


def _counts(text: str, line: int, name: str) -> bool:
    top = list(header(text))
    starts = accumulate((len(item.text) for item in top), initial=0)
    found = [
        (item, start)
        for item, start in zip(top, starts, strict=False)
        if isinstance(item, Directive) and item.name == name
    ]
    # A byte order mark is an item of its own on the first line.
    return len(found) == 1 and found[0][0].applies and found[0][1] - line in (0, 1)
