from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """RUN, CMD and ENTRYPOINT without a command do nothing."""
    if not node.rest.text:
        yield Finding(spot(node, node.keyword), f"{node.name} without a command does nothing")


RULE = Rule(
    name="EmptyInstruction",
    severity=Severity.WARNING,
    check=on_instruction(check, "CMD", "ENTRYPOINT", "RUN"),
    examples=(
        Good("FROM alpine\nRUN a\nCMD []\n"),
        Bad("FROM alpine\n<[RUN]>\n"),
    ),
)
