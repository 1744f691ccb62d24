from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """EXPOSE needs a port before the protocol."""
    spec, _part = problem.arguments
    yield Finding(problem.where, f"'{spec}' has no port")


RULE = Rule(
    name="ExposeNoPort",
    severity=Severity.ERROR,
    check=presents("ExposeNoPort", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80/tcp\n"),
        Bad("FROM alpine\nEXPOSE <[/tcp]>\n"),
    ),
)
