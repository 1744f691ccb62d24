from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--from` or a mount's `from` names no stage, but nearly one.

    What is no stage is taken for an image, and the build tries to pull it.
    """
    name, near = problem.arguments
    fix = Fix(f"Change to '{near}'", (Change(problem.where, near),))
    yield Finding(problem.where, f"No stage is called '{name}', '{near}' is near", fix)


RULE = Rule(
    name="CopyFromTypo",
    severity=Severity.WARNING,
    check=presents("CopyFromTypo", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    aliases=("DL3022",),
    examples=(
        Good("FROM alpine AS builder\nFROM alpine\nCOPY --from=builder a b\n"),
        Good("FROM alpine AS builder\nFROM alpine\nCOPY --from=nginx a b\n"),
        Bad(
            "FROM alpine AS builder\nFROM alpine\nCOPY --from=<[biulder]> a b\n",
            fixed="FROM alpine AS builder\nFROM alpine\nCOPY --from=builder a b\n",
        ),
        Bad(
            "FROM alpine AS build\nFROM alpine\nRUN --mount=from=<[buidl]>,target=/x a\n",
            fixed="FROM alpine AS build\nFROM alpine\nRUN --mount=from=build,target=/x a\n",
        ),
    ),
)
