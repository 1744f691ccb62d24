from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """What stands before two ports is no IP address."""
    _spec, part = problem.arguments
    yield Finding(problem.where, f"'{part}' is no IP address")


RULE = Rule(
    name="ExposeIp",
    severity=Severity.ERROR,
    check=presents("ExposeIp", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80\n"),
        Bad("FROM alpine\nEXPOSE <[999.1.1.1]>:80:80\n"),
    ),
)
