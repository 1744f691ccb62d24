from lsprotocol import types

from ..feature import build_offers, on_view, to_range
from ..workspace import View


def code_lenses(view: View) -> list[types.CodeLens]:
    """Above the FROM of each stage that can be built: what builds it."""
    return [
        types.CodeLens(
            to_range(view.document, stage.origin.span(stage.origin.node.keyword)), command
        )
        for stage, command in build_offers(view)
    ]


FEATURE = on_view(types.TEXT_DOCUMENT_CODE_LENS, code_lenses, types.CodeLensOptions())
