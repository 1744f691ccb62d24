"""Build stages: one for each FROM, in order. Structure only: names, order, places."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import is_
from typing import NamedTuple, TypeVar

from ..syntax.instruction import Instruction
from ..syntax.tree import Placed, Tree
from ..syntax.words import Word

Kept = TypeVar("Kept")


class Stage(NamedTuple):
    """`FROM image [AS name]` and what follows it up to the next FROM.

    `number` counts from 0. `image` and `name` are absent where the line is not finished, or
    has words that BuildKit takes for no name. `body` is without the FROM.
    """

    number: int
    origin: Placed
    image: Word | None
    name: Word | None
    body: tuple[Placed, ...]

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
        return (self.body[-1] if self.body else self.origin).span().end


class StageTable:
    """The stages of a tree, and `globals`, what stands before the first FROM."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    @cached_property
    def _parts(self) -> tuple[tuple[Placed, ...], tuple[Stage, ...]]:
        before: list[Placed] = []
        found: list[tuple[Placed, list[Placed]]] = []
        for placed in self._tree.instructions:
            if placed.node.name == "FROM":
                found.append((placed, []))
            else:
                (found[-1][1] if found else before).append(placed)
        stages = (_stage(i, origin, tuple(body)) for i, (origin, body) in enumerate(found))
        return tuple(before), tuple(stages)

    @cached_property
    def _nodes(self) -> tuple[tuple[Instruction, ...], ...]:
        return tuple((s.origin.node, *(placed.node for placed in s.body)) for s in self)

    def nodes(self, stage: Stage) -> tuple[Instruction, ...]:
        """The stage's instructions, its FROM first."""
        return self._nodes[stage.number]

    def kept(self, stage: Stage, name: str, make: Callable[[Sequence[Instruction]], Kept]) -> Kept:
        """What `make` gives for the stage's instructions.

        It is kept on the FROM, under `name`, as long as they are the same objects: it must
        not hold places in the document.
        """
        memo, nodes = stage.origin.node.memo, self.nodes(stage)
        known = memo.get(name)
        if known and len(known[0]) == len(nodes) and all(map(is_, known[0], nodes)):
            found: Kept = known[1]
            return found
        made = make(nodes)
        memo[name] = (nodes, made)
        return made

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


def _stage(index: int, origin: Placed, body: tuple[Placed, ...]) -> Stage:
    words = origin.node.arguments
    image = words[0] if words else None
    name = words[2] if len(words) == 3 and words[1].text.upper() == "AS" else None
    return Stage(index, origin, image, name, body)
