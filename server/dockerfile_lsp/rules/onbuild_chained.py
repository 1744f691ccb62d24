from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """ONBUILD cannot hold another ONBUILD."""
    yield Finding(problem.where, "ONBUILD cannot hold another ONBUILD")


RULE = Rule(
    name="OnbuildChained",
    severity=Severity.ERROR,
    check=presents("OnbuildChained", check),
    source="https://docs.docker.com/reference/dockerfile/#onbuild",
    aliases=("DL3043",),
    examples=(
        Good("FROM alpine\nONBUILD RUN a\n"),
        Bad("FROM alpine\nONBUILD <[ONBUILD]> RUN a\n"),
    ),
)
