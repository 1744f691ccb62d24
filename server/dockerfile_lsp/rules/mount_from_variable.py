from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount's `from` takes no variable.

    Give the image a stage of its own: `FROM $IMAGE AS name`.
    """
    (value,) = problem.arguments
    yield Finding(problem.where, f"'{value}' has a variable in it, which from does not know")


RULE = Rule(
    name="MountFromVariable",
    severity=Severity.ERROR,
    check=presents("MountFromVariable", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=from=s,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=from=<[$X]>,target=/x a\n"),
    ),
)
