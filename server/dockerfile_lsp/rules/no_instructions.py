from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The file has only comments and blank lines."""
    yield Finding(problem.where, "The file has no instruction")


RULE = Rule(
    name="NoInstructions",
    severity=Severity.ERROR,
    check=presents("NoInstructions", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("# only a note\nFROM scratch\n"),
        Bad("<[]># only a note\n"),
    ),
)
