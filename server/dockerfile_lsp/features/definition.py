from lsprotocol import types

from ..feature import at_position, to_range
from ..semantics.occurrences import occurrences
from ..workspace import View


def definition(view: View, offset: int) -> types.Location | None:
    """From a stage, a variable or a here-document's word to where that is defined.

    From an ARG that takes over a global one it is that.
    """
    doc = view.document
    found = occurrences(doc.tree, doc.stages, offset)
    here = next((each for each in found if each.span.touches(offset)), None)
    return types.Location(doc.uri, to_range(doc, here.origin)) if here else None


FEATURE = at_position(types.TEXT_DOCUMENT_DEFINITION, definition)
