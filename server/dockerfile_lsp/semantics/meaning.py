"""What a document means under some assumptions: its problems, in the order of the text."""

from functools import cached_property

from ..syntax.tree import Tree
from .assumptions import Assumptions as Assumptions
from .dispatch import dispatched
from .environment import image_scope
from .from_images import Bases, bases
from .graph import Graph
from .instructions import instruction_problems
from .naming import outline_problems
from .problems import Problem
from .stage_state import Inherited
from .stages import Stage, StageTable


class Meaning:
    """Made anew for each version; what it takes from instructions alone is kept there."""

    def __init__(self, tree: Tree, stages: StageTable, assumptions: Assumptions) -> None:
        self.tree = tree
        self.stages = stages
        self.assumptions = assumptions

    @cached_property
    def graph(self) -> Graph:
        return Graph(self.stages, self.assumptions.target)

    @cached_property
    def bases(self) -> Bases:
        return bases(self.stages, self.assumptions)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        alone = (
            problem
            for placed in self.tree.instructions
            for problem in instruction_problems(placed.node)
        )
        found = (
            *outline_problems(self.tree, self.stages),
            *alone,
            *self.graph.problems,
            *self.bases.problems,
            *self._dispatched,
        )
        if not self.assumptions.as_buildkit:
            return tuple(each for each in found if not self._may_be_known(each))
        return tuple(problem._replace(only_if="") for problem in found)

    def _may_be_known(self, problem: Problem) -> bool:
        """Whether the file's own frontend may know what the stable one refuses."""
        syntax = next((each.value for each, _ in self.tree.directives if each.name == "syntax"), "")
        is_stable = syntax.startswith("docker/dockerfile") and "labs" not in syntax
        return problem.kind == "RunDeviceLabs" and bool(syntax) and not is_stable

    @cached_property
    def _dispatched(self) -> tuple[Problem, ...]:
        found: list[Problem] = []
        left: list[Inherited] = []
        for stage in self.stages:
            only_if = self.graph.only_if(stage)
            run = dispatched(stage, self._inherited(stage, left), self.assumptions, only_if)
            left.append(run.left)
            found += run.problems
        return tuple(found)

    def _inherited(self, stage: Stage, left: list[Inherited]) -> Inherited:
        """What the stage takes from the one it is built on, or from its image."""
        scope, platform = self.bases.scope, self.bases.platforms[stage.number]
        base = self.stages.base(stage)
        if base:
            parent = left[base.number]
            triggers = parent.triggers if stage.number in self.graph.reached else ()
            return parent._replace(globals=scope, platform=platform, triggers=triggers)
        empty = self.assumptions.as_buildkit or (stage.image and stage.image.value == "scratch")
        begin = image_scope(is_open=not empty, is_windows=platform.os == "windows")
        return Inherited(begin, scope, platform, "/" if empty else None)
