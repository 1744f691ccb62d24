from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """BuildKit reads no line of more than 65,535 bytes."""
    yield Finding(problem.where, "BuildKit reads no line of more than 65,535 bytes")


RULE = Rule(
    name="LineTooLong",
    severity=Severity.ERROR,
    check=presents("LineTooLong", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nRUN a\n"),
        Bad("FROM alpine\n<[RUN " + "a" * 65_600 + "]>\n"),
    ),
)
