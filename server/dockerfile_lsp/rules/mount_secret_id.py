from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A secret needs an `id`, a source or a target; `env` alone does not do."""
    yield Finding(problem.where, "A secret mount needs an id")


RULE = Rule(
    name="MountSecretId",
    severity=Severity.ERROR,
    check=presents("MountSecretId", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a,env=A a\n"),
        Bad("FROM alpine\nRUN --mount=<[type=secret,env=A]> a\n"),
    ),
)
