from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """What stands before the port is no port of the host."""
    _spec, part = problem.arguments
    yield Finding(problem.where, f"'{part}' is no port of the host")


RULE = Rule(
    name="ExposeHostPort",
    severity=Severity.ERROR,
    check=presents("ExposeHostPort", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80\n"),
        Bad("FROM alpine\nEXPOSE <[x]>:80\n"),
    ),
)
