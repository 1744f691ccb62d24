from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`required` is for secret and ssh mounts.

    It must stand behind `type=`.
    """
    (kind,) = problem.arguments
    yield Finding(
        problem.where, f"required is for secret and ssh mounts; so far this is a {kind} mount"
    )


RULE = Rule(
    name="MountRequiredType",
    severity=Severity.ERROR,
    check=presents("MountRequiredType", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=secret,id=a,required a\n"),
        Bad("FROM alpine\nRUN --mount=<[required]>,type=secret,id=a a\n"),
    ),
)
