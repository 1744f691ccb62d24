"""Problems of an instruction alone (instructions/parse.go): unknown keyword, unknown flag."""

from collections.abc import Iterator

from ..catalog.grammar import FLAGS_DROPPED, INSTRUCTIONS
from ..syntax.instruction import Instruction
from .near import nearest
from .problems import Problem, spot


def instruction_problems(node: Instruction) -> Iterator[Problem]:
    facts = node.facts
    if not facts:
        near = nearest(node.keyword.text.upper(), INSTRUCTIONS)
        arguments = (node.keyword.text, near) if near else (node.keyword.text,)
        yield Problem("UnknownInstruction", spot(node, node.keyword), arguments)
        return
    if node.name in FLAGS_DROPPED or _is_health_none(node):
        return
    for flag in node.flags:
        if not facts.flag(flag.name.text):
            near = nearest(flag.name.text, (each.name for each in facts.flags))
            arguments = (node.name, flag.name.text, *((near,) if near else ()))
            yield Problem("FlagUnknown", spot(node, flag.name), arguments)


def _is_health_none(node: Instruction) -> bool:
    return node.health is not None and node.health.text.upper() == "NONE"
