from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount is of type bind, cache, tmpfs, secret or ssh."""
    value, *near = problem.arguments
    fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),)) if near else None
    told = f"No mount is of type '{value}'" if value else "A mount's type is empty"
    yield Finding(problem.where, f"{told}; there are bind, cache, secret, ssh, tmpfs", fix)


RULE = Rule(
    name="MountType",
    severity=Severity.ERROR,
    check=presents("MountType", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=BIND,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=type=<[foo]>,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=<[type=]> a\n"),
        Bad(
            "FROM alpine\nRUN --mount=type=<[cahce]>,target=/x a\n",
            fixed="FROM alpine\nRUN --mount=type=cache,target=/x a\n",
        ),
    ),
)
