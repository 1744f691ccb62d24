from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Bind and tmpfs mounts have no `mode`, `uid` and `gid`."""
    key, kind = problem.arguments
    yield Finding(problem.where, f"{key} is not for {kind} mounts")


RULE = Rule(
    name="MountModeType",
    severity=Severity.ERROR,
    check=presents("MountModeType", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=cache,target=/x,uid=1 a\n"),
        Bad("FROM alpine\nRUN --mount=type=bind,target=/x,<[uid=1]> a\n"),
    ),
)
