"""What a document means under some assumptions: its problems, in the order of the text."""

from functools import cached_property
from typing import NamedTuple

from ..syntax.tree import Tree
from .graph import Graph
from .instructions import instruction_problems
from .naming import outline_problems
from .problems import Problem
from .stages import StageTable


class Assumptions(NamedTuple):
    """How to judge. `as_buildkit`: as `docker build --check` without build arguments.

    That is: what no argument sets is empty, base images are empty, all stages are checked.
    Otherwise what is not known is unknown, and nothing is reported because of it.
    """

    as_buildkit: bool = False
    build_arguments: tuple[tuple[str, str], ...] = ()
    target: str = ""
    platform: str = "linux/amd64"


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
    def problems(self) -> tuple[Problem, ...]:
        alone = (
            problem
            for placed in self.tree.instructions
            for problem in instruction_problems(placed.node)
        )
        found = (*outline_problems(self.tree, self.stages), *alone, *self.graph.problems)
        if not self.assumptions.as_buildkit:
            return found
        return tuple(problem._replace(only_if="") for problem in found)
