from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A switch of a mount takes true or false, 1 or 0."""
    key, value = problem.arguments
    yield Finding(problem.where, f"{key} takes true or false, not '{value}'")


RULE = Rule(
    name="MountBool",
    severity=Severity.ERROR,
    check=presents("MountBool", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=target=/x,rw=true a\n"),
        Bad("FROM alpine\nRUN --mount=target=/x,rw=<[maybe]> a\n"),
    ),
)
