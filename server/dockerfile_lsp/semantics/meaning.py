"""What a document means under some assumptions: its problems, in the order of the text."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..cached import cached_property
from ..syntax.instruction import Instruction
from ..syntax.tree import Tree
from .assumptions import Assumptions
from .base_triggers import Triggered, triggered
from .checks import Checks
from .descriptions import description_problems
from .dispatch import Way, dispatched
from .environment import image_scope
from .from_images import Bases, bases
from .graph import Graph, graph
from .header_problems import header_problems
from .image_facts import ImageSettings
from .images import Image, image
from .instructions import problems_in_a_row, trigger_problems
from .missing_arguments import base_problems
from .naming import outline_problems
from .platforms import Platform
from .problems import Group, Problem, Problems
from .source_date import source_date_problems
from .stage_state import Inherited
from .stages import Stage, StageTable
from .started import started

# What is known of an image's configuration, by image and platform ("linux/amd64").
SettingsOf = Callable[[Image, str], ImageSettings | None]


class Meaning:
    """Made anew for each version; what it takes from instructions alone is kept there.

    `memo`: what others found out about this version.
    """

    def __init__(
        self,
        tree: Tree,
        stages: StageTable,
        assumptions: Assumptions,
        settings_of: SettingsOf = lambda image, platform: None,  # noqa: ARG005
    ) -> None:
        self.tree = tree
        self.stages = stages
        self.assumptions = assumptions
        self.settings_of = settings_of
        self.memo: dict[str, Any] = {}

    @cached_property
    def checks(self) -> Checks:
        return Checks(self.tree, self.assumptions.check)

    @cached_property
    def bases(self) -> Bases:
        return bases(self.stages, self.assumptions, self.tree.memo)

    @cached_property
    def graph(self) -> Graph:
        pairs = zip(self.bases.parents, self.bases.sure, strict=True)
        as_buildkit = self.assumptions.as_buildkit
        parents = [parent if sure or as_buildkit else None for parent, sure in pairs]
        return graph(self.stages, parents, self.assumptions, self.tree.memo)

    @property
    def problems(self) -> Iterator[Problem]:
        for group in self.groups:
            yield from group.problems

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All problems. They are the same objects as before, as long as nothing that they depend
        on has changed; those of the file's top and of its outline are found anew.
        """
        memo = self.tree.memo
        whole = (
            *header_problems(self.tree),
            *self.checks.problems,
            *outline_problems(self.tree, self.stages),
            *description_problems(self.stages, self.checks),
            *source_date_problems(self.stages, self.bases.scope, self.assumptions),
            *self._trigger_problems,
        )
        groups = (
            Group(memo, "whole", whole),
            Group(memo, "graph", self.graph.problems),
            Group(memo, "bases", base_problems(self.bases, self.stages)),
            *self._alone,
            *self._dispatched,
        )
        if self.assumptions.as_buildkit:
            return tuple(_unconditional(group) for group in groups)
        return tuple(map(self._known, groups)) if self._has_own_frontend else groups

    @property
    def _alone(self) -> Iterator[Group]:
        before: Instruction | None = None
        for block in self.tree.blocks:
            problems = problems_in_a_row(block, before)
            if problems:
                yield Group(block.memo, "alone", problems)
            before = block.nodes[-1] if block.nodes else None

    @property
    def _has_own_frontend(self) -> bool:
        """Whether the file's own frontend may know what the stable one refuses."""
        syntax = next((each.value for each, _ in self.tree.directives if each.name == "syntax"), "")
        return bool(syntax) and ("labs" in syntax or not syntax.startswith("docker/dockerfile"))

    def _known(self, group: Group) -> Group:
        known = tuple(each for each in group.problems if each.kind != "RunDeviceLabs")
        return group if len(known) == len(group.problems) else group._replace(problems=known)

    @property
    def _trigger_problems(self) -> Problems:
        """What is wrong with ONBUILD's instructions shows only where they run."""
        pairs = enumerate(self.bases.parents)
        used = {parent for child, parent in pairs if child in self.graph.reached}
        for stage in self.stages:
            is_used = stage.number in used
            if not is_used and self.assumptions.as_buildkit:
                continue
            only_if = "" if is_used else "if another is based on this one"
            for problem in stage.kept("problems of triggers", _triggered):
                yield problem._replace(only_if=only_if)

    @cached_property
    def _dispatched(self) -> tuple[Group, ...]:
        found: list[Group] = []
        left: list[Inherited] = []
        for stage in self.stages:
            way = Way(self.assumptions, self.graph.only_if(stage))
            begun = self._begun(stage, left, way)
            run = dispatched(stage, begun.inherited, way)
            left.append(run.left)
            # With a target BuildKit's check looks at no stage that this does not need.
            if not (way.only_if and self.assumptions.as_buildkit and self.assumptions.target):
                found += (*begun.groups, *run.groups)
        return tuple(found)

    def _begun(self, stage: Stage, left: list[Inherited], way: Way) -> Triggered:
        """What the stage takes from the one it is built on, or from its image."""
        scope, platform = self.bases.scope, self.bases.platforms[stage.number]
        parent, is_sure = self.bases.parents[stage.number], self.bases.sure[stage.number]
        as_buildkit = self.assumptions.as_buildkit
        if parent is not None:
            base = left[parent]
            triggers = base.triggers if stage.number in self.graph.reached else ()
            taken = base._replace(globals=scope, platform=platform, triggers=triggers)
            if not is_sure and not as_buildkit:
                taken = taken._replace(scope=base.scope._replace(is_open=True), workdir=None)
            return Triggered(taken)
        is_empty = as_buildkit or (stage.image is not None and stage.image.value == "scratch")
        begin = image_scope(is_open=not is_empty, is_windows=platform.os == "windows")
        unknown = Inherited(begin, scope, platform, "/" if is_empty else None)
        settings = None if is_empty else self._settings(stage, platform)
        if not settings:
            return Triggered(unknown)
        begun = started(unknown, settings, is_sure=is_sure)
        return triggered(stage, begun, settings.triggers if is_sure else (), way)

    def _settings(self, stage: Stage, platform: Platform) -> ImageSettings | None:
        """What is known of the image that the stage is built on."""
        name = self.bases.names[stage.number]
        base = image(name) if name and platform.os == "linux" else None
        return self.settings_of(base, platform.text) if base else None


def _triggered(nodes: Sequence[Instruction]) -> tuple[Problem, ...]:
    return tuple(problem for node in nodes for problem in trigger_problems(node))


def _unconditional(group: Group) -> Group:
    return group._replace(problems=tuple(each._replace(only_if="") for each in group.problems))
