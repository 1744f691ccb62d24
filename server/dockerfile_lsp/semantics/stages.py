"""Build stages: one for each FROM, in order. Structure only: names, order, places."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..cached import cached_property
from ..syntax.blocks import Block
from ..syntax.instruction import Instruction
from ..syntax.tree import Placed, Tree
from ..syntax.words import Word
from .keeping import Found, kept


class Stage(NamedTuple):
    """`FROM image [AS name]` and what follows it up to the next FROM.

    `number` counts from 0. `image` and `name` are absent where the line is not finished, or
    has words that BuildKit takes for no name. `blocks` are all of it, and `starts`, where
    they start.
    """

    number: int
    origin: Placed
    image: Word | None
    name: Word | None
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    @property
    def body(self) -> tuple[Placed, ...]:
        """The instructions without the FROM."""
        return _placed(self.blocks, self.starts)[1:]

    def kept(
        self, name: str, make: Callable[[tuple[Instruction, ...]], tuple[Found, ...]]
    ) -> tuple[Found, ...]:
        """What `make` gives for the stage's instructions, some of them after the others.

        It is kept under `name`, as long as they are the same objects.
        """

        def all_of_them() -> tuple[Found, ...]:
            return tuple(each for block in self.blocks for each in _of_block(block, name, make))

        return kept(self.origin.node.memo, f"{name} of the stage", self.blocks, None, all_of_them)

    @property
    def key(self) -> str:
        """The name in lower case, by which others refer to it; empty without one."""
        return self.name.text.lower() if self.name else ""

    @property
    def label(self) -> str:
        """How messages call it: its name in quotes, or its number."""
        return f"'{self.name.text}'" if self.name else str(self.number)

    @property
    def end(self) -> int:
        """Where the stage's last instruction ends, its here-documents included."""
        pairs = zip(reversed(self.blocks), reversed(self.starts), strict=True)
        last, start = next(pair for pair in pairs if pair[0].nodes)
        node, at = last.placed[-1]
        return start + at + node.span.end


class StageTable:
    """The stages of a tree, and `globals`, what stands before the first FROM."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    @cached_property
    def _parts(self) -> tuple[tuple[Placed, ...], tuple[Stage, ...]]:
        blocks, starts = self._tree.blocks, tuple(self._tree.block_starts[:-1])
        begins = [number for number, block in enumerate(blocks) if block.begins_stage]
        ends = (*begins, len(blocks))
        stages = tuple(
            _stage(number, blocks[begin:end], starts[begin:end])
            for number, (begin, end) in enumerate(pairwise(ends))
        )
        return _placed(blocks[: ends[0]], starts[: ends[0]]), stages

    def by_block(self, name: str, make: Callable[[tuple[Instruction, ...]], Found]) -> list[Found]:
        """What `make` gives for the instructions of each block of each stage, kept with it."""
        return [_of_block(block, name, make) for stage in self for block in stage.blocks]

    def instructions(self, names: tuple[str, ...]) -> Iterator[Instruction]:
        """Those of the file that have one of the names, in order."""
        return (node for block in self._tree.blocks for node in block.instructions(names))

    @cached_property
    def origins(self) -> tuple[Instruction, ...]:
        """The FROMs, by number of stage."""
        return tuple(stage.origin.node for stage in self)

    @property
    def globals(self) -> tuple[Placed, ...]:
        return self._parts[0]

    def __iter__(self) -> Iterator[Stage]:
        return iter(self._parts[1])

    def __len__(self) -> int:
        return len(self._parts[1])

    def __getitem__(self, index: int) -> Stage:
        return self._parts[1][index]

    def at(self, offset: int) -> Stage | None:
        """The stage whose FROM begins last at or before `offset`."""
        before = [stage for stage in self if stage.origin.start <= offset]
        return before[-1] if before else None

    def named(self, name: str) -> Stage | None:
        """The last stage of that name in the file, whatever its case.

        `COPY --from`, a mount's `from` and `--target` mean that one (dockerfile2llb/convert.go,
        instructions.HasStage).
        """
        numbers = self._numbers.get(name.lower())
        return self[numbers[-1]] if numbers and name else None

    def above(self, stage: Stage, name: str) -> Stage | None:
        """The last stage above `stage` whose name, in lower case, is exactly `name`."""
        numbers = self._numbers.get(name, ()) if name else ()
        index = bisect_left(numbers, stage.number)
        return self[numbers[index - 1]] if index else None

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for stage in self:
            found.setdefault(stage.key, []).append(stage.number)
        return found

    def base(self, stage: Stage) -> Stage | None:
        """The stage that `stage` is built FROM: the last of that name above it.

        Unlike in `--from` the case counts: names are kept in lower case, so `FROM Base`
        never finds stage Base (dockerfile2llb/convert.go).
        """
        wanted = stage.image.value if stage.image else None
        return self.above(stage, wanted) if wanted else None


def _stage(number: int, blocks: tuple[Block, ...], starts: tuple[int, ...]) -> Stage:
    node, at = blocks[0].placed[0]
    words = node.arguments
    image = words[0] if words else None
    name = words[2] if len(words) == 3 and words[1].text.upper() == "AS" else None
    return Stage(number, Placed(node, starts[0] + at), image, name, blocks, starts)


def _of_block(block: Block, name: str, make: Callable[[tuple[Instruction, ...]], Found]) -> Found:
    return kept(block.memo, name, (), None, lambda: make(block.nodes))


def _placed(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Placed, ...]:
    pairs = zip(blocks, starts, strict=True)
    return tuple(Placed(node, start + at) for block, start in pairs for node, at in block.placed)
