"""A stage's instructions in order, block by block: anew only where something has changed."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from ..syntax.instruction import Instruction
from .assumptions import Assumptions
from .handlers import handle
from .keeping import kept
from .problems import Group, Problem, Problems, spot
from .stage_state import Inherited, StageState
from .stages import Stage


class Dispatched(NamedTuple):
    """What the stage leaves to those built on it, and what is wrong in it."""

    left: Inherited
    groups: tuple[Group, ...]


class Way(NamedTuple):
    """What does not change within a stage: how it is judged, and when a build comes to it."""

    assumptions: Assumptions
    only_if: str


def dispatched(stage: Stage, inherited: Inherited, way: Way) -> Dispatched:
    """The stage after its last instruction; the triggers that it inherits come first."""
    outers = tuple(node.outer for node in inherited.triggers)
    return kept(
        stage.origin.node.memo,
        way.assumptions.slot("dispatched stage"),
        (*stage.blocks, *outers),
        (inherited, way),
        lambda: _dispatched(stage, inherited, way, outers),
    )


def _dispatched(
    stage: Stage, inherited: Inherited, way: Way, outers: tuple[Instruction, ...]
) -> Dispatched:
    memo, slot = stage.origin.node.memo, way.assumptions.slot
    row = [_Row(memo, slot("inherited"), inherited.triggers, outers)]
    row += (_Row(block.memo, slot("dispatched"), block.nodes, ()) for block in stage.blocks)
    before = _Before(inherited._replace(triggers=()))
    passed: list[_Passed] = []
    for each in row:
        passed.append(_passed(stage, each, before, way))
        before = passed[-1].after
    commands = tuple(node for each in passed for node in each.commands)
    repeated = kept(memo, slot("repeated"), commands, None, lambda: tuple(_repeated(commands)))
    pairs = zip(row, passed, strict=True)
    groups = (
        *(Group(each.keeper, each.name, found.problems) for each, found in pairs),
        Group(memo, slot("repeated"), repeated),
    )
    triggers = tuple(node for each in passed for node in each.triggers)
    left = before.inherited._replace(triggers=triggers)
    return Dispatched(left, tuple(group for group in groups if group.problems))


class _Row(NamedTuple):
    """Instructions that are dispatched together, and where the outcome is kept.

    `key` are the objects that say whether they are still the same, if the keeper does not.
    """

    keeper: dict[str, Any]
    name: str
    nodes: tuple[Instruction, ...]
    key: tuple[Instruction, ...]


class _Before(NamedTuple):
    """What instructions find, and the names that were reported above them in the stage."""

    inherited: Inherited
    told: frozenset[str] = frozenset()


class _Passed(NamedTuple):
    """What some instructions leave, what is wrong with them, and what counts further below."""

    after: _Before
    problems: tuple[Problem, ...]
    commands: tuple[Instruction, ...]
    triggers: tuple[Instruction, ...]


def _passed(stage: Stage, row: _Row, before: _Before, way: Way) -> _Passed:
    """The instructions dispatched: anew only where they, or what they find, are others.

    An equal outcome is the same object, so that those below need no look.
    """
    key = (stage.origin.node, *row.key)
    return kept(row.keeper, row.name, key, (before, way), lambda: _handled(stage, row, before, way))


def _handled(stage: Stage, row: _Row, before: _Before, way: Way) -> _Passed:
    state = StageState(before.inherited, *way, before.told)
    for node in row.nodes:
        handle(state, node)
    return _Passed(
        _Before(state.left, state.judge.told),
        tuple(_placed(stage, state.judge.problems)),
        tuple(state.commands),
        tuple(state.triggers),
    )


def _placed(stage: Stage, problems: Iterable[Problem]) -> Problems:
    """The problems, those of a missing ARG with the FROM behind which it belongs.

    An image has its own version in a variable: `FROM php:$PHP_VERSION` defines PHP_VERSION.
    """
    image = stage.image.text.lower().partition(":")[0] if stage.image else ""
    for each in problems:
        product, _, what = "".join(each.arguments[:1]).lower().rpartition("_")
        if each.kind != "ArgShadowedGlobal":
            yield each
        elif what != "version" or not product or product not in image:
            yield each._replace(related=(spot(stage.origin.node),))


def _repeated(commands: tuple[Instruction, ...]) -> Problems:
    """Of several of a kind the last one counts."""
    by_name: dict[str, list[Instruction]] = {}
    for node in commands:
        by_name.setdefault(node.name, []).append(node)
    for name, nodes in by_name.items():
        last = spot(nodes[-1], nodes[-1].keyword)
        for node, later in pairwise(nodes):
            related = (last, spot(later))
            yield Problem("MultipleInstructionsDisallowed", spot(node), (name,), related)
