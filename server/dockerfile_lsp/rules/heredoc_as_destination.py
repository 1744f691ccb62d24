from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A here-document is something to copy, never where to copy it."""
    instruction, word = problem.arguments
    yield Finding(
        problem.where, f"{instruction} cannot copy to {word}; the last word is the destination"
    )


RULE = Rule(
    name="HeredocAsDestination",
    severity=Severity.ERROR,
    check=presents("HeredocAsDestination", check),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good("FROM alpine\nCOPY <<EOF /x\na\nEOF\n"),
        Bad("FROM alpine\nCOPY a <[<<EOF]>\nx\nEOF\n"),
    ),
)
