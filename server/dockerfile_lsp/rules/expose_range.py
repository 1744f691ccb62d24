from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A range of host ports needs as many as there are ports."""
    spec, _part = problem.arguments
    yield Finding(problem.where, f"The two ranges of '{spec}' differ in length")


RULE = Rule(
    name="ExposeRange",
    severity=Severity.ERROR,
    check=presents("ExposeRange", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80-82\n"),
        Bad("FROM alpine\nEXPOSE <[8000-8001:80-82]>\n"),
    ),
)
