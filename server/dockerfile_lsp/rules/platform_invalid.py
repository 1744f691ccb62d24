from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A platform is a system, an architecture and perhaps a variant: `linux/arm/v7`."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"'{text}' is no platform; write one like linux/amd64")


RULE = Rule(
    name="PlatformInvalid",
    severity=Severity.ERROR,
    check=presents("PlatformInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM --platform=linux/arm/v7 alpine AS arm\nFROM --platform=arm64 alpine AS arm64\n"),
        Bad("FROM --platform=<[foo]> alpine\n"),
    ),
)
