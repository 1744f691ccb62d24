"""The comments that belong to an instruction: those on the lines directly above it."""

from ..syntax.tree import Comment, Placed, Tree
from ..text import Span


def comments_above(tree: Tree, placed: Placed) -> Span:
    """Where they are, line ends included; empty, at the instruction's start, without any.

    A blank line parts; the lines in which directives were looked for are nobody's.
    """
    first = tree.index_at(placed.start)
    while first > 0 and isinstance(tree.items[first - 1], Comment):
        if tree.starts[first - 1] < tree.header:
            break
        first -= 1
    return Span(tree.starts[first] if tree.items else placed.start, placed.start)
