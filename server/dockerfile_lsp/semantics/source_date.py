"""The global ARG SOURCE_DATE_EPOCH (dockerfile2llb, since frontend 1.24)."""

import re

from ..syntax.instruction import Instruction
from .assumptions import Assumptions
from .environment import Scope
from .problems import Problem, Problems, spot
from .sources import git_source, is_http
from .stages import Stage, StageTable

NAME = "SOURCE_DATE_EPOCH"
_NUMBER = re.compile(r"[+-]?\d+\Z", re.ASCII)


def source_date_problems(stages: StageTable, scope: Scope, assumptions: Assumptions) -> Problems:
    """It is to be a number, nothing, `context`, or a stage that only downloads one thing.

    `scope` is that of FROM.
    """
    value = scope.variables.get(NAME)
    places = [
        (placed.node, pair.value)
        for placed in stages.globals
        for pair in (placed.node.pairs if placed.node.name == "ARG" else ())
        if pair.key.text == NAME and pair.value
    ]
    if not places or not value or not value.text or assumptions.argument(NAME) is not None:
        return
    node, word = places[-1]
    text = value.text
    is_number = _NUMBER.match(text) and -(2**63) <= int(text) < 2**63
    stage = stages.named(text)
    if is_number or text == "context" or (stage and _only_downloads(stage)):
        return
    only_if = f"without --build-arg {NAME}=…"
    where = spot(stage.origin.node, stage.name) if stage else spot(node, word)
    yield Problem("SourceDateEpoch", where, (text,), only_if=only_if)


def _only_downloads(stage: Stage) -> bool:
    nodes = [placed.node for placed in stage.body]
    adds = [node for node in nodes if node.name == "ADD"]
    is_scratch = stage.image is not None and stage.image.value == "scratch"
    others = any(node.name not in ("ADD", "ARG") for node in nodes)
    return is_scratch and len(adds) == 1 and not others and _is_one_download(adds[0])


def _is_one_download(node: Instruction) -> bool:
    """Whether the one source is remote; a variable in it may be."""
    if len(node.arguments) != 2 or node.heredocs:
        return False
    text = node.arguments[0].value
    return text is None or is_http(text) or git_source(text) is not None
