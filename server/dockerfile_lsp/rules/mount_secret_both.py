from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A secret has an `id` or a source: they mean the same."""
    yield Finding(problem.where, "A secret mount takes an id or a source, not both")


RULE = Rule(
    name="MountSecretBoth",
    severity=Severity.ERROR,
    check=presents("MountSecretBoth", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a a\n"),
        Bad("FROM alpine\nRUN --mount=type=secret,id=a,<[source=b]> a\n"),
    ),
)
