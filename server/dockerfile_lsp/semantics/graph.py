"""Problems of stages that name one another (dockerfile2llb/convert.go, toDispatchState)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..cached import cached_property
from .assumptions import Assumptions
from .cycles import cyclic_groups, reachable
from .images import image
from .keeping import kept
from .mounts import fields
from .near import nearest
from .problems import Problem, Problems, Spot, spot
from .references import Source, taken, taken_by, taken_later, target
from .stages import Stage, StageTable

# So many stages above are looked at for a name that was meant.
_NEARBY = 50


class _Use(NamedTuple):
    """A source that an instruction of `user` names; `triggered`: by a parent's ONBUILD."""

    user: Stage
    source: Source
    target: Stage | None
    triggered: bool = False


class Graph(NamedTuple):
    """`reached` are the numbers of the stages that a build needs; all if its target is none."""

    reached: frozenset[int]
    problems: tuple[Problem, ...]

    def only_if(self, stage: Stage) -> str:
        """When a build comes to `stage`, for `Problem.only_if`."""
        return _only_if(stage, self.reached)


def graph(
    stages: StageTable,
    parents: Sequence[int | None],
    assumptions: Assumptions,
    memo: dict[str, Any],
) -> Graph:
    """The stages and what they take from one another, with the problems that follow from it.

    `parents` are the stages that the stages are surely built on. Kept in `memo` as long as no
    FROM and no source is another.
    """
    own = (source for stage in stages for source in taken_by(stage))
    triggered = (source for stage in stages for source in taken_later(stage))
    nodes = (*stages.origins, *own, *triggered)
    return kept(
        memo,
        assumptions.slot("graph"),
        nodes,
        (tuple(parents), assumptions.target),
        lambda: _Look(stages, parents, assumptions.target).graph,
    )


def _only_if(stage: Stage, reached: frozenset[int]) -> str:
    return "" if stage.number in reached else f"if stage {stage.label} is built"


class _Look:
    """At the stages, once."""

    def __init__(self, stages: StageTable, parents: Sequence[int | None], target: str) -> None:
        self._stages = stages
        self._parents = parents
        self._target = target

    @property
    def graph(self) -> Graph:
        uses = (*self._uses, *self._triggered)
        problems = (
            *self._target_missing(),
            *self._variables(),
            *self._numbers(),
            *self._cycles_and_later(uses),
            *self._near_misses(uses),
        )
        return Graph(self._reached, problems)

    @cached_property
    def _reached(self) -> frozenset[int]:
        if not len(self._stages):
            return frozenset()
        last = self._stages[len(self._stages) - 1]
        target = self._stages.named(self._target) if self._target else last
        if target is None:
            return frozenset(range(len(self._stages)))
        return self._needed_by(target.number)

    @cached_property
    def _uses(self) -> tuple[_Use, ...]:
        return tuple(_Use(*found) for found in taken(self._stages))

    @property
    def _triggered(self) -> Iterator[_Use]:
        """Those of ONBUILD's instructions, in the stages in which they run."""
        for stage in self._stages:
            parent = self._parents[stage.number]
            if parent is None or stage.number not in self._reached:
                continue
            for each in taken_later(self._stages[parent]):
                yield _Use(stage, each, target(self._stages, each), triggered=True)

    def _needed_by(self, start: int) -> frozenset[int]:
        needs: dict[int, set[int]] = {
            number: {parent} for number, parent in enumerate(self._parents) if parent is not None
        }
        for use in self._uses:
            if use.target:
                needs.setdefault(use.user.number, set()).add(use.target.number)
        return frozenset(reachable(needs, start))

    def _target_missing(self) -> Problems:
        """No place in the file is at fault: it is told where the stages begin."""
        if not self._target or not len(self._stages) or self._stages.named(self._target):
            return
        names = [stage.key for stage in self._stages if stage.key]
        near = nearest(self._target.lower(), names)
        origin = self._stages[0].origin.node
        yield Problem("TargetMissing", spot(origin, origin.keyword), (self._target, near))

    def _variables(self) -> Problems:
        for _, source, _, _ in self._uses:
            if not source.is_plain:
                where = spot(source.node, source.word)
                yield Problem("CopyFromVariable", where, (source.word.text,))

    def _numbers(self) -> Problems:
        """Numbers out of range: images in earlier `--from`s and mounts have one, too."""
        count = len(self._stages)
        for use in self._uses:
            number = use.source.number
            if number is None:
                count += use.target is None
            elif not 0 <= number < count:
                where = spot(use.source.node, use.source.word)
                arguments = (use.source.word.text, str(len(self._stages)))
                yield Problem("CopyFromIndex", where, arguments)

    def _cycles_and_later(self, uses: Sequence[_Use]) -> Problems:
        edges: dict[int, set[int]] = {}
        for use in uses:
            if use.target:
                edges.setdefault(use.user.number, set()).add(use.target.number)
        groups = cyclic_groups(edges)
        for use in uses:
            user, source, found, triggered = use
            if not found:
                continue
            where, related = spot(source.node, source.word), (_place(found),)
            # A trigger that copies from the stage in which it runs makes no cycle.
            is_cycle = user.number in groups and groups[user.number] == groups.get(found.number)
            if is_cycle and not triggered:
                arguments = (found.label, "itself" if found is user else "")
                yield Problem("CircularDependency", where, arguments, related)
            elif found.number > user.number and _is_used(source):
                kind = "CopyFromLater" if source.by == "COPY" else "MountFromLater"
                arguments = (source.word.text, found.label)
                yield Problem(kind, where, arguments, related, _only_if(user, self._reached))

    def _near_misses(self, uses: Sequence[_Use]) -> Problems:
        """Names that are no stage: BuildKit takes them for images, be they nearly a stage's."""
        images = {stage.image.text.lower() for stage in self._stages if stage.image}
        for user, source, found, _ in uses:
            text = source.word.text
            if found or source.number is not None or source.implied or not source.is_plain:
                continue
            where = spot(source.node, source.word)
            near = nearest(text.lower(), self._names_above(user))
            if near and text.lower() not in images:
                yield Problem("CopyFromTypo", where, (text, near))
            if not image(text):
                kind = "CopyFromRef" if source.by == "COPY" else "MountFromRef"
                yield Problem(kind, where, (text,), only_if=_only_if(user, self._reached))

    def _names_above(self, user: Stage) -> list[str]:
        first = max(user.number - _NEARBY, 0)
        above = (self._stages[number] for number in range(first, user.number))
        return [stage.key for stage in above if stage.name]


def _is_used(source: Source) -> bool:
    """Whether the source is ever looked at: of mounts without `from` only a cache has one."""
    if not source.implied:
        return True
    types = [field.value for field in fields(source.word) if field.key == "type"]
    return bool(types) and types[-1] is not None and types[-1].text.lower() == "cache"


def _place(stage: Stage) -> Spot:
    return spot(stage.origin.node, stage.name or stage.origin.node.keyword)
