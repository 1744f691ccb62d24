from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount's `uid` and `gid` are numbers."""
    key, value = problem.arguments
    yield Finding(problem.where, f"{key} takes a number, not '{value}'")


RULE = Rule(
    name="MountUidGid",
    severity=Severity.ERROR,
    check=presents("MountUidGid", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a,uid=1 a\n"),
        Bad("FROM alpine\nRUN --mount=type=secret,id=a,uid=<[x]> a\n"),
    ),
)
