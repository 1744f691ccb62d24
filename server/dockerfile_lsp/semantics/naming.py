"""Problems of the file's outline: what stands before the first FROM, and stage names."""

import re

from ..catalog.grammar import INSTRUCTIONS
from ..syntax.directives import BYTE_ORDER_MARK
from ..syntax.tree import Tree
from ..text import Span
from .near import nearest
from .problems import Problem, Problems, Spot, spot
from .stages import StageTable

# instructions/parse.go, validStageName; the name is put in lower case first.
STAGE_NAME = re.compile(r"[a-z][a-z0-9\-_.]*\Z")


def outline_problems(tree: Tree, stages: StageTable) -> Problems:
    """Those that need no more than the order of the instructions."""
    if not any(block.nodes for block in tree.blocks):
        text = tree.text
        is_empty = text in ("", BYTE_ORDER_MARK)
        yield Problem("EmptyFile" if is_empty else "NoInstructions", Spot(None, Span(0, 0)))
        return
    yield from _before_from(stages)
    for stage in stages:
        if stage.name and not STAGE_NAME.match(stage.key):
            where = spot(stage.origin.node, stage.name)
            yield Problem("StageNameInvalid", where, (stage.name.text,))


def _before_from(stages: StageTable) -> Problems:
    """The first instruction that needs a stage; nothing if a FROM seems to be misspelt."""
    for placed in stages.globals:
        node = placed.node
        if not node.facts:
            if nearest(node.keyword.text.upper(), INSTRUCTIONS) == "FROM":
                return
        elif node.name != "ARG":
            yield Problem("InstructionBeforeFrom", spot(node, node.keyword), (node.name,))
            return
    if not len(stages) and all(placed.node.facts for placed in stages.globals):
        last = stages.globals[-1].node
        yield Problem("NoStages", spot(last, Span(last.span.end, last.span.end)))
