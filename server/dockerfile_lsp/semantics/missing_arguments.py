"""Where an ARG belongs that a FROM needs and that is not above it."""

from ..text import Span
from .from_images import Bases
from .problems import Problem, Problems, Spot, spot
from .stages import StageTable


def base_problems(found: Bases, stages: StageTable) -> tuple[Problem, ...]:
    """The problems, those of a missing ARG with the place where it belongs; without one of
    those they are the same object as long as `found` is.

    The place is behind the other ARGs, or else the keyword of the first FROM. Second comes the ARG
    of that name in a stage above, if there is one.
    """
    if all(problem.kind != "UndefinedArgInFrom" for problem in found.problems):
        return found.problems
    return tuple(_with_places(found, stages))


def _with_places(found: Bases, stages: StageTable) -> Problems:
    for problem in found.problems:
        if problem.kind == "UndefinedArgInFrom":
            last = [placed.node for placed in stages.globals if placed.node.text.endswith("\n")]
            first = stages[0].origin.node
            place = spot(first, first.keyword)
            if last:
                end = len(last[-1].text)
                place = spot(last[-1], Span(end, end))
            yield problem._replace(related=(place, *_misplaced(stages, problem)))
        else:
            yield problem


def _misplaced(stages: StageTable, problem: Problem) -> tuple[Spot, ...]:
    """The last ARG of the problem's name in a stage above its FROM."""
    found: tuple[Spot, ...] = ()
    for stage in stages:
        if stage.origin.node is problem.where.node:
            return found
        for node in (placed.node for placed in stage.body if placed.node.name == "ARG"):
            same = (pair for pair in node.pairs if pair.key.text == problem.arguments[0])
            found = next(((spot(node, pair.word),) for pair in same), found)
    return found
