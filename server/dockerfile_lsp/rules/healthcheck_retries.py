from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--retries` is a whole number, 0 for the default."""
    _flag, value = problem.arguments
    yield Finding(problem.where, f"--retries takes a whole number from 0 on, not '{value}'")


RULE = Rule(
    name="HealthcheckRetries",
    severity=Severity.ERROR,
    check=presents("HealthcheckRetries", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK --retries=3 CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK --retries=<[-1]> CMD a\n"),
    ),
)
