from lsprotocol import types

from ..feature import on_request, to_offset, to_range
from ..semantics.occurrences import occurrences
from ..workspace import Snapshot


def references(snapshot: Snapshot, params: types.ReferenceParams) -> list[types.Location]:
    """All places of the stage, variable or here-document at the position."""
    view = snapshot.views.get(params.text_document.uri)
    if not view:
        return []
    doc = view.document
    found = occurrences(doc.tree, doc.stages, to_offset(doc, params.position))
    return [
        types.Location(doc.uri, to_range(doc, each.span))
        for each in found
        if params.context.include_declaration or not each.is_definition
    ]


FEATURE = on_request(types.TEXT_DOCUMENT_REFERENCES, references)
