"""Text to tree, and a tree after an edit.

An item is a pure function of the text from its start and of the escape token. That is the
whole of incremental parsing: begin at the item before the edit, stop at the first old
boundary after it, keep the rest.
"""

from bisect import bisect_left

from ..text import Edit
from .directives import escape_token, header
from .heredocs import bodies
from .instruction import Instruction
from .logical_line import patterns
from .tree import Blank, Comment, Item, Tree


def parse(text: str) -> Tree:
    """The tree of `text`. Never fails."""
    top = tuple(header(text))
    size = sum(len(item.text) for item in top)
    escape = escape_token(iter(top))
    return Tree((*top, *_items(text, size, escape)), escape, size)


def edited(tree: Tree, edit: Edit, text: str) -> Tree:
    """`parse(text)`, where `text` is the tree's text after `edit`.

    Items that the edit does not reach are the same objects. Costs what the edit costs; all
    is read anew only where the escape token changes.
    """
    starts, grown = tree.starts, len(edit.text) - (edit.span.end - edit.span.start)
    first = max(tree.index_at(edit.span.start) - 1, 0)
    top: tuple[Item, ...] = ()
    size = tree.header
    if not tree.items or starts[first] <= tree.header:
        top = tuple(header(text))
        size = sum(len(item.text) for item in top)
        if escape_token(iter(header(text))) != tree.escape:
            return parse(text)
        first = 0
    begin = size if top or first == 0 else starts[first]
    # An old boundary holds only outside the old zone of directives, whose items might now
    # be comments.
    safe = max(edit.span.end, tree.header)
    old = bisect_left(starts, safe)
    boundaries = [start + grown for start in starts[old:]]
    new, reached = _until(text, begin, tree.escape, boundaries)
    kept = old + bisect_left(boundaries, reached)
    head = top if first == 0 else tree.items[:first]
    items = (*head, *new, *tree.items[kept:])
    before = [] if first == 0 else starts[:first]
    places = _places(before, (*top, *new), starts[first] if first else 0)
    return Tree(items, tree.escape, size, [*places, *boundaries[kept - old :]])


def _places(before: list[int], items: tuple[Item, ...], at: int) -> list[int]:
    for item in items:
        before.append(at)
        at += len(item.text)
    return before


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
