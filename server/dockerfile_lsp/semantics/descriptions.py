"""Comments that describe stages and arguments (experimental check InvalidDefinitionDescription)."""

from ..syntax.instruction import Instruction
from .checks import NEVER_SKIPPED, Checks
from .problems import Problem, Problems, Spot
from .stages import StageTable


def description_problems(stages: StageTable, checks: Checks) -> Problems:
    """The last comment above a named FROM or an ARG must begin with the name."""
    if not checks.asks_anywhere(NEVER_SKIPPED):
        return
    for stage in stages:
        if stage.name:
            yield from _judged(stage.origin.node, (stage.key,), checks)
    for node in stages.instructions(("ARG",)):
        yield from _judged(node, tuple(pair.key.text for pair in node.pairs), checks)


def _judged(node: Instruction, names: tuple[str, ...], checks: Checks) -> Problems:
    lines = checks.above(node) if checks.asks_for(NEVER_SKIPPED, node) else ()
    if not lines:
        return
    if lines[-1].content.partition(" ")[0] not in names:
        yield Problem(NEVER_SKIPPED, Spot(None, lines[-1].span), (" or ".join(names),))
