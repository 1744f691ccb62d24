from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """`../` leads nowhere: nothing is above the context, so it counts as if it were not there."""
    if node.flag("from"):
        return
    for word in node.arguments[:-1]:
        if word.text.startswith("../"):
            where = spot(node, word)
            yield Finding(
                where, f"'{word.text}' is taken from the context itself, not from above it"
            )


RULE = Rule(
    name="CopyParentDir",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/#copy",
    examples=(
        Good("FROM alpine\nCOPY a/../b /\n"),
        Good("FROM alpine AS x\nFROM x\nCOPY --from=x ../a /\n"),
        Bad("FROM alpine\nCOPY <[../a]> /b\n"),
    ),
)
