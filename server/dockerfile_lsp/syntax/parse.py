"""Text to tree, and a tree after an edit.

An item is a pure function of the text from its start and of the escape token. That is the
whole of incremental parsing: begin at the item before the edit, stop at the first old
boundary after it, keep the rest.
"""

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from ..text import Edit
from .blocks import Change, changed
from .directives import escape_token, header
from .heredocs import bodies
from .instruction import Instruction
from .logical_line import patterns
from .tree import Blank, Comment, Item, Tree


def parse(text: str) -> Tree:
    """The tree of `text`. Never fails."""
    top = _top(text)
    escape = escape_token(top.items)
    return Tree((*top.items, *_items(text, top.header, escape)), escape, top.header)


def edited(tree: Tree, edit: Edit, text: str) -> Tree:
    """`parse(text)`, where `text` is the tree's text after `edit`.

    Items that the edit does not reach are the same objects. Costs what the edit costs; all
    is read anew only where the escape token changes.
    """
    first = tree.index_at(edit.span.start) - 1
    if first < 0 or tree.starts[first] <= tree.header:
        front = _top(text)
        if escape_token(front.items) != tree.escape:
            return parse(text)
    else:
        front = _Front(tree.items[:first], tree.starts[: first + 1], tree.header, first)
    # An old boundary holds only outside the old zone of directives, whose items might now
    # be comments.
    old = bisect_left(tree.starts, max(edit.span.end, tree.header))
    grown = len(edit.text) - (edit.span.end - edit.span.start)
    boundaries = [start + grown for start in tree.starts[old:]]
    new, reached = _until(text, front.starts[-1], tree.escape, boundaries)
    kept = bisect_left(boundaries, reached)
    places = accumulate((len(item.text) for item in new), initial=front.starts[-1])
    after = Tree((*front.items, *new, *tree.items[old + kept :]), tree.escape, front.header)
    after.starts = [*front.starts[:-1], *places, *boundaries[kept + 1 :]]
    first = front.same
    change = Change(first, old + kept, (*front.items[first:], *new))
    after.blocks = changed(tree.blocks, change)
    after.memo = tree.memo
    return after


class _Front(NamedTuple):
    """The first items, where they start, where the last one ends, and the tree's `header`.

    So many of them as `same` says are those of the tree before.
    """

    items: tuple[Item, ...]
    starts: list[int]
    header: int
    same: int = 0


def _top(text: str) -> _Front:
    """The items of the zone of directives."""
    items = tuple(header(text))
    starts = list(accumulate((len(item.text) for item in items), initial=0))
    return _Front(items, starts, starts[-1])


def _until(text: str, at: int, escape: str, boundaries: list[int]) -> tuple[list[Item], int]:
    """The items from `at` to the first of the sorted `boundaries` at which one ends."""
    items: list[Item] = []
    while True:
        index = bisect_left(boundaries, at)
        if index < len(boundaries) and boundaries[index] == at:
            return items, at
        item = _item(text, at, escape)
        items.append(item)
        at += len(item.text)


def _items(text: str, at: int, escape: str) -> list[Item]:
    items: list[Item] = []
    while at < len(text):
        item = _item(text, at, escape)
        items.append(item)
        at += len(item.text)
    return items


def _item(text: str, at: int, escape: str) -> Item:
    known = patterns(escape)
    match = known.blank_or_comment.match(text, at)
    if match:
        return Comment(match[0]) if "#" in match[0] else Blank(match[0])
    match = known.logical.match(text, at)
    assert match, "the pattern matches everywhere"
    instruction = Instruction(match[0], escape)
    if "<<" not in match[0] or not instruction.marks:
        return instruction
    last = bodies(text, match.end(), instruction.marks)[-1]
    end = last.terminator.end if last.terminator else len(text)
    return Instruction(text[at:end], escape)
