"""Comments that describe stages and arguments (experimental check InvalidDefinitionDescription)."""

from ..syntax.instruction import Instruction
from .checks import NEVER_SKIPPED, Checks
from .problems import Problem, Problems, Spot
from .stages import StageTable


def description_problems(stages: StageTable, checks: Checks) -> Problems:
    """The last comment above a named FROM or an ARG must begin with the name."""
    for stage in stages:
        if stage.name:
            yield from _judged(stage.origin.node, (stage.key,), checks)
    placed = (*stages.globals, *(each for stage in stages for each in stage.body))
    for node in (each.node for each in placed if each.node.name == "ARG"):
        yield from _judged(node, tuple(pair.key.text for pair in node.pairs), checks)


def _judged(node: Instruction, names: tuple[str, ...], checks: Checks) -> Problems:
    lines = checks.above(node) if checks.asks_for(NEVER_SKIPPED, node) else ()
    if not lines:
        return
    if lines[-1].content.partition(" ")[0] not in names:
        yield Problem(NEVER_SKIPPED, Spot(None, lines[-1].span), (" or ".join(names),))
