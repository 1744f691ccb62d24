from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """An empty source is the whole context."""
    for word in node.arguments[:-1]:
        if word.value == "" and not node.flag("from"):
            yield Finding(spot(node, word), "An empty source copies the whole context")


RULE = Rule(
    name="CopyEmptySource",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/#copy",
    examples=(
        Good("FROM alpine\nCOPY . /\n"),
        Bad('FROM alpine\nCOPY <[""]> /app\n'),
    ),
)
