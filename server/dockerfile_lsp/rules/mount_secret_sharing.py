from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A secret has no `sharing`."""
    yield Finding(problem.where, "A secret mount takes no sharing")


RULE = Rule(
    name="MountSecretSharing",
    severity=Severity.ERROR,
    check=presents("MountSecretSharing", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a a\n"),
        Bad("FROM alpine\nRUN --mount=type=secret,id=a,<[sharing=shared]> a\n"),
    ),
)
