"""What a base image's ONBUILD instructions do to the stage that is built on it.

They run before the stage's own (dockerfile2llb/convert.go, dispatchOnBuildTriggers) and stand in no
document: what fails there is told at FROM.
"""

from functools import lru_cache
from typing import NamedTuple

from ..catalog.grammar import ONBUILD_FORBIDDEN
from ..syntax.instruction import Instruction
from ..syntax.parse import parse
from .dispatch import Way
from .handlers import handle
from .instructions import instruction_problems
from .keeping import kept
from .problems import Group, Problem, Problems, spot
from .stage_state import Inherited, StageState
from .stages import Stage


class Triggered(NamedTuple):
    """What the stage's own instructions find, and what is wrong with those of the image."""

    inherited: Inherited
    groups: tuple[Group, ...] = ()


def triggered(stage: Stage, begun: Inherited, triggers: tuple[str, ...], way: Way) -> Triggered:
    """`begun` after the image's `triggers`, which are texts such as "COPY . /app"."""
    if not triggers:
        return Triggered(begun)
    memo, slot = stage.origin.node.memo, way.assumptions.slot("base triggers")
    key = (begun, triggers, way)

    def run() -> Triggered:
        state, problems = StageState(begun, *way), list[Problem]()
        for text in triggers:
            problems += _run(stage, state, text)
        groups = (Group(memo, slot, tuple(problems)),) if problems else ()
        return Triggered(state.left, groups)

    return kept(memo, slot, (), key, run)


@lru_cache(maxsize=256)
def trigger(text: str) -> Instruction | None:
    """The instruction that the text is; None where it is not exactly one."""
    nodes = [placed.node for placed in parse(text).instructions]
    return nodes[0] if len(nodes) == 1 else None


def _run(stage: Stage, state: StageState, text: str) -> Problems:
    """Changes the state; yields what keeps a build from going on, the first of it."""
    node, where = trigger(text), spot(stage.origin.node, stage.image)
    if node is None or node.name in ONBUILD_FORBIDDEN or instruction_problems(node):
        yield Problem("OnbuildTriggerInvalid", where, (text,), (), state.only_if)
        return
    before = len(state.judge.refusals)
    handle(state, node)
    for refusal in state.judge.refusals[before : before + 1]:
        needed = refusal.arguments[1:] if refusal.kind == "BuildArgNeeded" else ()
        yield Problem("OnbuildTriggerInvalid", where, (text, *needed), (), state.only_if)
