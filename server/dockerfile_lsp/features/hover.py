from lsprotocol import types

from ..catalog import prose
from ..feature import at_position, to_range
from ..workspace import View


def hover(view: View, offset: int) -> types.Hover | None:
    """Documentation of the instruction under the cursor."""
    placed = view.document.tree.instruction_at(offset)
    word = placed and placed.word_at(offset)
    if not placed or word != placed.node.keyword:
        return None
    known = prose.instruction(placed.node.name, view.locale)
    if not known:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, known.summary)
    return types.Hover(content, to_range(view.document, placed.span(word)))


FEATURE = at_position(types.TEXT_DOCUMENT_HOVER, hover)
