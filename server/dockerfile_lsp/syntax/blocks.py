"""Runs of a tree's items, which stay the same objects while others change.

What follows from some instructions in a row is kept with their block, so that after an edit
all but one or two blocks need no look at all. How items are parted into blocks depends on the
edits before; nothing that is said of a document does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from ..cached import cached_property
from .instruction import Instruction

if TYPE_CHECKING:
    from .tree import Item

# So many instructions at most: few enough to be looked at anew with each key.
_MOST = 32


class Block:
    """Some items in a row, up to an instruction; those at the end of a file need none.

    A FROM is its block's first instruction: no block reaches from one stage to the next.
    """

    def __init__(self, items: "tuple[Item, ...]") -> None:
        self.items = items

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What others found out about this block and keep with it."""
        return {}

    @cached_property
    def size(self) -> int:
        """In characters."""
        return sum(len(item.text) for item in self.items)

    @cached_property
    def starts(self) -> list[int]:
        """Where each item starts, from the block's own start."""
        return list(accumulate((len(item.text) for item in self.items[:-1]), initial=0))

    @cached_property
    def placed(self) -> tuple[tuple[Instruction, int], ...]:
        """The instructions, each with where it starts."""
        pairs = zip(self.items, self.starts, strict=True)
        return tuple((item, start) for item, start in pairs if isinstance(item, Instruction))

    @cached_property
    def nodes(self) -> tuple[Instruction, ...]:
        return tuple(node for node, _ in self.placed)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(node.name for node in self.nodes)

    def instructions(self, names: tuple[str, ...]) -> tuple[Instruction, ...]:
        """The instructions that have one of the names, in order."""
        if self._names.isdisjoint(names):
            return ()
        return tuple(node for node in self.nodes if node.name in names)

    @cached_property
    def begins_stage(self) -> bool:
        return bool(self.nodes) and self.nodes[0].name == "FROM"


class Change(NamedTuple):
    """The items from `first` up to `last` were replaced by `items`."""

    first: int
    last: int
    items: "tuple[Item, ...]"


def blocks(items: "Iterable[Item]") -> tuple[Block, ...]:
    """All items in blocks."""
    found: list[Block] = []
    part: list[tuple[Item, ...]] = []
    above: list[Item] = []
    for item in items:
        above.append(item)
        if isinstance(item, Instruction):
            if part and item.name == "FROM":
                found += _evenly(part)
                part = []
            part.append(tuple(above))
            above = []
    if above:
        part.append(tuple(above))
    return (*found, *_evenly(part))


def changed(old: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """The blocks after a change; those that it does not reach are the same objects."""
    if not old:
        return blocks(change.items)
    ends = list(accumulate(len(block.items) for block in old))
    first = min(bisect_right(ends, change.first), len(old) - 1)
    last = max(bisect_left(ends, change.last), first)
    before = old[first].items[: change.first - (ends[first] - len(old[first].items))]
    after = old[last].items[change.last - (ends[last] - len(old[last].items)) :]
    items = (*before, *change.items, *after)
    # What stands above an instruction is in its block.
    while last + 1 < len(old) and not (items and isinstance(items[-1], Instruction)):
        last += 1
        items += old[last].items
    return (*old[:first], *blocks(items), *old[last + 1 :])


def _evenly(part: "list[tuple[Item, ...]]") -> Iterable[Block]:
    """Blocks of about the same size, so that the next edits of one need not part it again."""
    if not part:
        return
    count = -(-len(part) // _MOST)
    size = -(-len(part) // count)
    for begin in range(0, len(part), size):
        yield Block(tuple(item for each in part[begin : begin + size] for item in each))
