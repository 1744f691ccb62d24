from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--device` takes a device's name and, after a comma, `required`."""
    _flag, field = problem.arguments
    yield Finding(problem.where, f"--device takes NAME[,required], not '{field}'")


RULE = Rule(
    name="RunDevice",
    severity=Severity.ERROR,
    check=presents("RunDevice", check),
    source="https://docs.docker.com/reference/dockerfile/#run---device",
    examples=(
        Good("FROM alpine\nONBUILD RUN --device=v.com/d=a,required a\n"),
        Bad("FROM alpine\nRUN --device=<[name=a,required=x]> a\n"),
    ),
)
