"""The tree: a flat list of directives, comments, blank lines and instructions.

Invariants, tested in `tests/syntax/test_invariants.py`:

* Lossless: the items' texts, joined, are the document.
* Total: every string has a tree; a mistake is a missing or odd word, never an exception.
* Position-free: an item's places are relative to its own start, so an edit elsewhere
  leaves it identical. `Tree` alone knows where items are.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from ..cached import cached_property
from ..text import Span
from .blocks import Block, blocks
from .instruction import Instruction
from .logical_line import logical_end
from .words import Word


class Blank(NamedTuple):
    text: str


class Comment(NamedTuple):
    text: str

    @property
    def content(self) -> str:
        """What follows the `#`, without the blanks around it."""
        return self.text.strip().removeprefix("#").strip()


class Directive(NamedTuple):
    """`# name=value` at the top. `name` is in lower case; places are relative to the item.

    `applies` is false for `syntax` and `check` with blanks before the `#`, which is no
    comment either.
    """

    text: str
    name: str
    value: str
    name_span: Span
    value_span: Span
    applies: bool


Item = Blank | Comment | Directive | Instruction


class Placed(NamedTuple):
    """An instruction together with where it starts in the document."""

    node: Instruction
    start: int

    def span(self, part: Word | Span | None = None) -> Span:
        """Where `part` is in the document; the whole instruction if not given."""
        span = self.node.span if part is None else part.span if isinstance(part, Word) else part
        return span.shift(self.start)

    def word_at(self, offset: int) -> Word | None:
        """The keyword, flag or argument that the cursor is in, or just after."""
        at = offset - self.start
        hits = [word for word in self.node.words if word.span.touches(at)]
        return next((word for word in hits if word.span.start <= at < word.span.end), None) or next(
            iter(hits), None
        )

    @property
    def inner(self) -> "Placed | None":
        """ONBUILD's instruction, in the same place."""
        return Placed(self.node.inner, self.start) if self.node.inner else None


class Tree:
    """`header` is the length of the zone at the top in which directives were looked for."""

    def __init__(self, items: tuple[Item, ...], escape: str, header: int) -> None:
        self.items = items
        self.escape = escape
        self.header = header

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tree)
            and (self.items, self.escape, self.header, self.starts)
            == (other.items, other.escape, other.header, other.starts)
            and [type(item) for item in self.items] == [type(item) for item in other.items]
        )

    __hash__ = None  # type: ignore[assignment]  # equal by a list: nothing to hash

    @cached_property
    def starts(self) -> list[int]:
        """Where each item starts, and where the last one ends."""
        return list(accumulate((len(item.text) for item in self.items), initial=0))

    @property
    def text(self) -> str:
        return "".join(item.text for item in self.items)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.items)

    @cached_property
    def block_starts(self) -> list[int]:
        """Where each block starts, and where the last one ends."""
        return list(accumulate((block.size for block in self.blocks), initial=0))

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What others found out about this tree, and keep for the trees that come after it.

        An edited tree has the same one: what is in it has to say what it holds for.
        """
        return {}

    @cached_property
    def instructions(self) -> tuple[Placed, ...]:
        pairs = zip(self.items, self.starts, strict=False)
        return tuple(Placed(item, at) for item, at in pairs if isinstance(item, Instruction))

    @property
    def directives(self) -> Iterator[tuple[Directive, int]]:
        """The directives, each with where it starts."""
        for item, start in zip(self.items, self.starts, strict=False):
            if start >= self.header:
                return
            if isinstance(item, Directive):
                yield item, start

    def index_at(self, offset: int) -> int:
        """The index of the item that `offset` is in; -1 without items.

        At the end of the text it is the last item, even if that ended its line.
        """
        return min(bisect_right(self.starts, offset), len(self.items)) - 1

    def instruction_at(self, offset: int) -> Placed | None:
        """The instruction a cursor at `offset` is in.

        None on blank and comment lines, and on the fresh line after the last instruction
        unless that goes on there (a continuation, a here-document without end).
        """
        index = self.index_at(offset)
        if index < 0:
            return None
        item = self.items[index]
        if not isinstance(item, Instruction):
            return None
        if offset == self.starts[-1] and item.text.endswith("\n") and not is_open(item):
            return None
        return Placed(item, self.starts[index])


def is_open(instruction: Instruction) -> bool:
    """Whether the instruction takes the line below, too: only the last one of a file may."""
    if instruction.heredocs:
        return instruction.heredocs[-1].terminator is None
    text = instruction.text if instruction.text.endswith("\n") else instruction.text + "\n"
    return logical_end(text + "x", instruction.escape) > len(text)
