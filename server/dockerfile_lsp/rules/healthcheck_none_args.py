from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """HEALTHCHECK NONE takes nothing more."""
    yield Finding(problem.where, "HEALTHCHECK NONE takes no arguments")


RULE = Rule(
    name="HealthcheckNoneArgs",
    severity=Severity.ERROR,
    check=presents("HealthcheckNoneArgs", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK NONE\n"),
        Bad("FROM alpine\nHEALTHCHECK NONE <[x]>\n"),
    ),
)
