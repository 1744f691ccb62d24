from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A size is a number with b, k, m, g, t or p."""
    (value,) = problem.arguments
    yield Finding(problem.where, f"'{value}' is no size; write 64m or 1g")


RULE = Rule(
    name="MountSize",
    severity=Severity.ERROR,
    check=presents("MountSize", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=tmpfs,target=/x,size=64MiB a\n"),
        Bad("FROM alpine\nRUN --mount=type=tmpfs,target=/x,size=<[1x]> a\n"),
    ),
)
