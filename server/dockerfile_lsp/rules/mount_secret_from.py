from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A secret comes from the build, not `from` a stage or image."""
    yield Finding(problem.where, "A secret mount takes no from")


RULE = Rule(
    name="MountSecretFrom",
    severity=Severity.ERROR,
    check=presents("MountSecretFrom", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a a\n"),
        Bad("FROM alpine\nRUN --mount=type=secret,id=a,<[from=b]> a\n"),
    ),
)
