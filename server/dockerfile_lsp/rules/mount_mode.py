from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mode is octal digits."""
    (value,) = problem.arguments
    yield Finding(problem.where, f"mode takes octal digits like 0400, not '{value}'")


RULE = Rule(
    name="MountMode",
    severity=Severity.ERROR,
    check=presents("MountMode", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a,mode=0400 a\n"),
        Bad("FROM alpine\nRUN --mount=type=secret,id=a,mode=<[0999]> a\n"),
    ),
)
