"""What a feature is: a request and the pure function that answers it. They are in `features/`."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from lsprotocol import types

from .document import Document
from .semantics.stages import Stage
from .text import Edit, Span
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


class Refusal(NamedTuple):
    """Stands for an answer: why there is none, as a sentence that editors show the user."""

    reason: str


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


BUILD = "dockerfile-lsp.build"


class BuildOffer(NamedTuple):
    """The command that builds a stage; it is the adapter that carries it out."""

    stage: Stage
    command: types.Command


def build_offers(view: View) -> list[BuildOffer]:
    """The image, as which the last stage is built, and each stage that has a name.

    None where the workspace is not trusted, or the document is not on disk.
    """
    doc = view.document
    if not view.trusted or not doc.uri.startswith("file:"):
        return []
    offers: list[BuildOffer] = []
    for stage in doc.stages:
        if stage.number == len(doc.stages) - 1:
            command = types.Command("Build image", BUILD, arguments=[doc.uri, None])
            offers.append(BuildOffer(stage, command))
        # Of several stages of one name the last is built.
        last = doc.stages.named(stage.key)
        if stage.name and last and last.number == stage.number:
            name = stage.name.text
            command = types.Command(f"Build stage {name}", BUILD, arguments=[doc.uri, name])
            offers.append(BuildOffer(stage, command))
    return offers


def workspace_edit(doc: Document, *edits: Edit) -> types.WorkspaceEdit:
    """For that version of the document alone."""
    changes = [types.TextEdit(to_range(doc, edit.span), edit.text) for edit in edits]
    document = types.OptionalVersionedTextDocumentIdentifier(doc.uri, doc.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)])
