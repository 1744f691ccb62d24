from lsprotocol import types

from ..feature import at_position, to_range
from ..semantics.renaming import name_span
from ..workspace import View


def prepare_rename(view: View, offset: int) -> types.Range | None:
    """The name at the offset, if it can be renamed."""
    doc = view.document
    span = name_span(doc.tree, doc.stages, offset)
    return to_range(doc, span) if span else None


FEATURE = at_position(types.TEXT_DOCUMENT_PREPARE_RENAME, prepare_rename)
