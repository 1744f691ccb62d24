from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`size` is for tmpfs mounts.

    It must stand behind `type=`.
    """
    (kind,) = problem.arguments
    yield Finding(problem.where, f"size is for tmpfs mounts; so far this is a {kind} mount")


RULE = Rule(
    name="MountSizeType",
    severity=Severity.ERROR,
    check=presents("MountSizeType", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=tmpfs,size=1m,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=<[size=1m]>,type=tmpfs,target=/x a\n"),
    ),
)
