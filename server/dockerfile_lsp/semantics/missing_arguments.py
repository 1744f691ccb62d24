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
    place, misplaced = _place(stages), _misplaced(found, stages)
    for problem in found.problems:
        if problem.kind == "UndefinedArgInFrom":
            others = misplaced.get((id(problem.where.node), problem.arguments[0]), ())
            yield problem._replace(related=(place, *others))
        else:
            yield problem


def _place(stages: StageTable) -> Spot:
    last = [placed.node for placed in stages.globals if placed.node.text.endswith("\n")]
    if last:
        end = len(last[-1].text)
        return spot(last[-1], Span(end, end))
    first = stages[0].origin.node
    return spot(first, first.keyword)


def _misplaced(found: Bases, stages: StageTable) -> dict[tuple[int, str], tuple[Spot, ...]]:
    """By FROM and name the last ARG of that name in a stage above: in one walk through the
    stages, as there may be many of them and many names.
    """
    wanted: dict[int, list[str]] = {}
    for problem in found.problems:
        if problem.kind == "UndefinedArgInFrom":
            wanted.setdefault(id(problem.where.node), []).append(problem.arguments[0])
    above: dict[str, Spot] = {}
    misplaced: dict[tuple[int, str], tuple[Spot, ...]] = {}
    for stage in stages:
        origin = id(stage.origin.node)
        for name in wanted.get(origin, ()):
            misplaced[origin, name] = (above[name],) if name in above else ()
        for node in (node for block in stage.blocks for node in block.instructions(("ARG",))):
            # Of several in one ARG the first is meant, so that it is put in last.
            above |= {pair.key.text: spot(node, pair.word) for pair in reversed(node.pairs)}
    return misplaced
