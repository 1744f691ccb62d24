from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A cache's `sharing` is shared, private or locked."""
    (value,) = problem.arguments
    yield Finding(problem.where, f"sharing takes shared, private or locked, not '{value}'")


RULE = Rule(
    name="MountSharing",
    severity=Severity.ERROR,
    check=presents("MountSharing", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=cache,target=/x,sharing=locked a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,target=/x,sharing=<[foo]> a\n"),
    ),
)
