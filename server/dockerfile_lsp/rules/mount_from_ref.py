from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount's `from` names no stage, and no image can be called so."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"No stage is called '{text}', and no image can be")


RULE = Rule(
    name="MountFromRef",
    severity=Severity.ERROR,
    check=presents("MountFromRef", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine\nRUN --mount=from=busybox,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=from=<[Bad]>,target=/x a\n"),
    ),
)
