"""Faults of a word that do not depend on any variable."""

from ..syntax.pieces import Pieces
from .expander import expanded
from .expansion import Fault, Variable


def sure_fault(pieces: Pieces, escape: str = "\\") -> Fault | None:
    """The first fault that no value of any variable heals."""
    for piece in pieces:
        for operand in piece.operands:
            inner = sure_fault(operand, escape)
            if inner:
                return inner
        if piece.fault:
            return Fault(piece.fault, piece)
        if piece.operator and all(each.kind != "variable" for each in piece.operands[0]):
            # A pattern is read before it is known what it is for.
            found = expanded((piece,), _nothing, escape).fault
            if found and found.kind == "pattern":
                return found
    return None


def _nothing(_name: str) -> Variable:
    return Variable()
