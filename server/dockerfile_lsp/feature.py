"""What a feature is: a request and the pure function that answers it. They are in `features/`."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from lsprotocol import types

from .document import Document
from .text import Span
from .workspace import FactKey, Snapshot, View

Needs = Callable[..., frozenset[FactKey]]


class Feature(NamedTuple):
    """`shape` says what `answer` is given; `needs` says, for the same, which facts would help.

    Take the least that suffices: the signature then says what the answer can depend on.
    """

    method: str
    shape: Literal["view", "position", "range", "request"]
    answer: Callable[..., Any]
    options: Any = None
    needs: Needs | None = None


def on_view(
    method: str, answer: Callable[[View], Any], options: Any = None, needs: Needs | None = None
) -> Feature:
    return Feature(method, "view", answer, options, needs)


def at_position(
    method: str,
    answer: Callable[[View, int], Any],
    options: Any = None,
    needs: Needs | None = None,
) -> Feature:
    return Feature(method, "position", answer, options, needs)


def at_range(
    method: str,
    answer: Callable[[View, Span], Any],
    options: Any = None,
    needs: Needs | None = None,
) -> Feature:
    return Feature(method, "range", answer, options, needs)


def on_request(
    method: str,
    answer: Callable[[Snapshot, Any], Any],
    options: Any = None,
    needs: Needs | None = None,
) -> Feature:
    return Feature(method, "request", answer, options, needs)


def to_range(doc: Document, span: Span) -> types.Range:
    start, end = doc.lines.position(span.start), doc.lines.position(span.end)
    return types.Range(types.Position(*start), types.Position(*end))


def to_offset(doc: Document, position: types.Position) -> int:
    return doc.lines.offset(position.line, position.character)


def to_span(doc: Document, where: types.Range) -> Span:
    """The span of a range; one that ends before it begins is empty."""
    start = to_offset(doc, where.start)
    return Span(start, max(start, to_offset(doc, where.end)))
