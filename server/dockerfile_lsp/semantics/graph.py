"""Problems of stages that name one another (dockerfile2llb/convert.go, toDispatchState)."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from .images import image
from .mounts import fields, mounts, source
from .near import nearest
from .problems import Problem, Problems, Spot, spot
from .references import EMPTY_IMAGE, Reference, is_plain, reached, references, references_in
from .stages import Stage, StageTable


class Graph:
    """The stages and their references, with the problems that follow from these alone.

    `parents` are the stages that the stages are surely built on.
    """

    def __init__(self, stages: StageTable, parents: Sequence[int | None], target: str = "") -> None:
        self._stages = stages
        self._parents = parents
        self._target = target

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        return tuple(references(self._stages))

    @cached_property
    def reached(self) -> frozenset[int]:
        """The numbers of the stages that a build needs; all if its target is none of them."""
        if not len(self._stages):
            return frozenset()
        last = self._stages[len(self._stages) - 1]
        target = self._stages.named(self._target) if self._target else last
        if target is None:
            return frozenset(range(len(self._stages)))
        return reached(self.references, self._parents, target)

    def only_if(self, stage: Stage) -> str:
        """When a build comes to `stage`, for `Problem.only_if`."""
        return "" if stage.number in self.reached else f"if stage {stage.label} is built"

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        used = [each for each in (*self.references, *self._triggered) if each.by != "FROM"]
        return (
            *self._variables(),
            *self._numbers(),
            *self._cycles_and_later(used),
            *self._near_misses(used),
        )

    @property
    def _triggered(self) -> Iterator[Reference]:
        """Those of ONBUILD's instructions, in the stages in which they run."""
        for stage in self._stages:
            parent = self._parents[stage.number]
            if parent is None or stage.number not in self.reached:
                continue
            for placed in self._stages[parent].body:
                if placed.inner:
                    yield from references_in(self._stages, stage, placed.inner)

    def _variables(self) -> Problems:
        for stage in self._stages:
            for placed in stage.body:
                flag = placed.node.flag("from") if placed.node.name == "COPY" else None
                if flag and flag.value and not is_plain(flag.value):
                    where = spot(placed.node, flag.value)
                    yield Problem("CopyFromVariable", where, (flag.value.text,))

    def _numbers(self) -> Problems:
        """Numbers out of range: images in earlier `--from`s and mounts have one, too."""
        count = len(self._stages)
        has_empty = self._stages.named(EMPTY_IMAGE) is not None
        by_node: dict[int, list[Reference]] = {}
        for each in self.references:
            by_node.setdefault(id(each.placed.node), []).append(each)
        for stage in self._stages:
            for placed in stage.body:
                for each in by_node.get(id(placed.node), ()):
                    if each.number is None:
                        count += each.target is None
                    elif not 0 <= each.number < count:
                        where = spot(placed.node, each.word)
                        arguments = (each.word.text, str(len(self._stages)))
                        yield Problem("CopyFromIndex", where, arguments)
                if placed.node.name == "RUN" and not has_empty:
                    count += sum(source(mount) is None for mount in mounts(placed.node))

    def _cycles_and_later(self, used: list[Reference]) -> Problems:
        edges: dict[int, set[int]] = {}
        for each in used:
            if each.target:
                edges.setdefault(each.user.number, set()).add(each.target.number)
        for each in used:
            target = each.target
            if not target:
                continue
            where = spot(each.placed.node, each.word)
            related = (_place(target),)
            # A trigger that copies from the stage in which it runs makes no cycle.
            is_own = each.placed.node.outer is each.placed.node
            if each.user.number in _after(edges, target.number) and is_own:
                arguments = (target.label, "itself" if target is each.user else "")
                yield Problem("CircularDependency", where, arguments, related)
            elif target.number > each.user.number and _is_used(each):
                kind = "CopyFromLater" if each.by == "COPY" else "MountFromLater"
                arguments = (each.word.text, target.label)
                yield Problem(kind, where, arguments, related, self.only_if(each.user))

    def _near_misses(self, used: list[Reference]) -> Problems:
        """Names that are no stage: BuildKit takes them for images, be they nearly a stage's."""
        images = {stage.image.text.lower() for stage in self._stages if stage.image}
        for each in used:
            name = each.word.text.lower()
            if each.target or each.number is not None:
                continue
            where = spot(each.placed.node, each.word)
            near = nearest(name, _names_above(self._stages, each.user))
            if near and name not in images:
                yield Problem("CopyFromTypo", where, (each.word.text, near))
            if not image(each.word.text):
                kind = "CopyFromRef" if each.by == "COPY" else "MountFromRef"
                only_if = self.only_if(each.user)
                yield Problem(kind, where, (each.word.text,), only_if=only_if)


def _is_used(reference: Reference) -> bool:
    """Whether the source is ever looked at: of mounts without `from` only a cache has one."""
    if not reference.implied:
        return True
    types = [field.value for field in fields(reference.word) if field.key == "type"]
    return bool(types) and types[-1] is not None and types[-1].text.lower() == "cache"


def _names_above(stages: StageTable, user: Stage) -> list[str]:
    return [stage.key for stage in stages if stage.number < user.number and stage.key]


def _place(stage: Stage) -> Spot:
    return spot(stage.origin.node, stage.name or stage.origin.node.keyword)


def _after(edges: dict[int, set[int]], start: int) -> set[int]:
    """The stages that `start` leads to, itself included."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            waiting += edges.get(number, ())
    return seen
