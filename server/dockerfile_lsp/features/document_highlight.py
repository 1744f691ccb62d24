from lsprotocol import types

from ..feature import at_position, to_range
from ..semantics.occurrences import occurrences
from ..workspace import View


def document_highlight(view: View, offset: int) -> list[types.DocumentHighlight]:
    """All places of the stage, variable or here-document under the cursor."""
    doc, kind = view.document, types.DocumentHighlightKind
    return [
        types.DocumentHighlight(
            to_range(doc, each.span), kind.Write if each.is_definition else kind.Read
        )
        for each in occurrences(doc.tree, doc.stages, offset)
    ]


FEATURE = at_position(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, document_highlight)
