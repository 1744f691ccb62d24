from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """ONBUILD cannot hold FROM or MAINTAINER."""
    (name,) = problem.arguments
    yield Finding(problem.where, f"ONBUILD cannot hold {name}")


RULE = Rule(
    name="OnbuildForbidden",
    severity=Severity.ERROR,
    check=presents("OnbuildForbidden", check),
    source="https://docs.docker.com/reference/dockerfile/#onbuild",
    examples=(
        Good("FROM alpine\nONBUILD RUN a\n"),
        Bad("FROM alpine\nONBUILD <[FROM]> x\n"),
    ),
)
