"""Whether the cursor is in the name of a variable that is being typed."""

import re

from ...semantics.uses import expanded_pieces
from ...syntax.pieces import Pieces
from ...syntax.tree import Placed
from ...text import Span
from ...workspace import View
from ._places import VariablePlace

_BEGUN = re.compile(r"\$\{?(?:[A-Za-z_]\w*)?\Z", re.ASCII)
_NAME = re.compile(r"\w*", re.ASCII)
_OPERATORS = tuple(":-+?#%/")


def variable_place(view: View, placed: Placed, offset: int) -> VariablePlace | None:
    """The place; None where the `$` is none that BuildKit or a shell would expand."""
    text = view.document.text
    begun = _BEGUN.search(text, text.rfind("\n", 0, offset) + 1, offset)
    if not begun:
        return None
    dollar = begun.start() - placed.start
    if not any(_has_dollar(found, dollar) for found in expanded_pieces(placed.node)):
        return None
    opening = "${" if "{" in begun[0] else "$"
    name = _NAME.match(text, begun.start() + len(opening))
    assert name, "the pattern matches everywhere"
    end, closing = name.end(), ""
    if opening == "${":
        closing = "" if text.startswith(_OPERATORS, end) else "}"
        end += text.startswith("}", end)
    return VariablePlace(view, Span(begun.start(), end), begun[0], placed.node, opening, closing)


def _has_dollar(found: Pieces, at: int) -> bool:
    """Whether a variable begins at `at`, be it finished or not."""
    for piece in found:
        if piece.span.start == at and piece.text.startswith("$"):
            return piece.kind in ("variable", "broken") or piece.quoted != "'"
        if any(_has_dollar(operand, at) for operand in piece.operands):
            return True
    return False
