from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount has no such key."""
    key, *near = problem.arguments
    fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),)) if near else None
    yield Finding(
        problem.where,
        f"A mount has no key '{key}'" + (f", '{near[0]}' is near" if near else ""),
        fix,
    )


RULE = Rule(
    name="MountKey",
    severity=Severity.ERROR,
    check=presents("MountKey", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=Target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=target=/x,<[foo]>=1 a\n"),
        Bad(
            "FROM alpine\nRUN --mount=<[tagret]>=/x a\n",
            fixed="FROM alpine\nRUN --mount=target=/x a\n",
        ),
    ),
)
