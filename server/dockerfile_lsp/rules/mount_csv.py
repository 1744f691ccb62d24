from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount's value is a list of `key=value`, parted by commas."""
    yield Finding(problem.where, "--mount needs key=value, parted by commas")


RULE = Rule(
    name="MountCsv",
    severity=Severity.ERROR,
    check=presents("MountCsv", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=target=/x a\n"),
        Bad("FROM alpine\nRUN <[--mount=]> a\n"),
    ),
)
