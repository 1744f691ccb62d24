from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Only cache mounts have `sharing`."""
    (kind,) = problem.arguments
    yield Finding(problem.where, f"sharing is for cache mounts, this is a {kind} mount")


RULE = Rule(
    name="MountSharingType",
    severity=Severity.ERROR,
    check=presents("MountSharingType", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=cache,target=/x,sharing=shared a\n"),
        Bad("FROM alpine\nRUN --mount=type=bind,target=/x,<[sharing=shared]> a\n"),
    ),
)
