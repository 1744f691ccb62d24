"""The outline: stages with their instructions, and what stands before the first of them."""

from lsprotocol import types

from ..document import Document
from ..feature import on_view, to_range
from ..semantics.stages import Stage
from ..syntax.tree import Placed
from ..text import Span
from ..workspace import View

Kind = types.SymbolKind

_LONGEST = 60  # characters of what follows a keyword
_KINDS = {
    "ADD": Kind.File,
    "ARG": Kind.Constant,
    "CMD": Kind.Event,
    "COPY": Kind.File,
    "ENTRYPOINT": Kind.Event,
    "ENV": Kind.Variable,
    "EXPOSE": Kind.Interface,
    "HEALTHCHECK": Kind.Event,
    "LABEL": Kind.Property,
    "RUN": Kind.Function,
    "VOLUME": Kind.Package,
    "WORKDIR": Kind.Namespace,
}


def document_symbol(view: View) -> list[types.DocumentSymbol]:
    doc = view.document
    before = [_instruction(doc, placed) for placed in doc.stages.globals]
    return [*before, *(_stage(doc, stage) for stage in doc.stages)]


def _stage(doc: Document, stage: Stage) -> types.DocumentSymbol:
    image = stage.image.text if stage.image else ""
    placed, word = stage.origin, stage.name or stage.image or stage.origin.node.keyword
    return types.DocumentSymbol(
        name=word.text,
        detail=f"FROM {image}" if stage.name else f"{stage.number}",
        kind=Kind.Module,
        range=to_range(doc, Span(placed.span().start, stage.end)),
        selection_range=to_range(doc, placed.span(word)),
        children=[_instruction(doc, each) for each in stage.body],
    )


def _instruction(doc: Document, placed: Placed) -> types.DocumentSymbol:
    """By its keyword and the beginning of what follows."""
    node = placed.node
    text = f"{node.keyword.text} {_short(' '.join(node.rest.text.split()))}".strip()
    pairs = [_pair(doc, placed, pair.key.text, pair.key.span) for pair in node.pairs]
    return types.DocumentSymbol(
        name=text or node.escape,
        kind=_KINDS.get(node.name, Kind.Object),
        range=to_range(doc, placed.span()),
        selection_range=to_range(doc, placed.span(node.keyword)),
        children=pairs if len(pairs) > 1 else None,
    )


def _pair(doc: Document, placed: Placed, name: str, span: Span) -> types.DocumentSymbol:
    where = to_range(doc, placed.span(span))
    kind = _KINDS[placed.node.name]
    return types.DocumentSymbol(name=name or "=", kind=kind, range=where, selection_range=where)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


FEATURE = on_view(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, document_symbol)
