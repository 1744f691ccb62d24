from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """Two here-documents of one instruction have the same word, and share one file's name."""
    seen: set[str] = set()
    for mark in node.marks:
        if mark.name in seen:
            yield Finding(
                spot(node, mark.span), f"A here-document before this one is called {mark.name}, too"
            )
        seen.add(mark.name)


RULE = Rule(
    name="HeredocSameName",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good("FROM alpine\nCOPY <<A <<B /x/\n1\nA\n2\nB\n"),
        Bad("FROM alpine\nCOPY <<A <[<<A]> /x/\n1\nA\n2\nA\n"),
    ),
)
