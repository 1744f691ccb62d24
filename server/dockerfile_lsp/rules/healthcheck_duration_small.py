from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A duration is at least one millisecond, or 0 for the default."""
    name, value = problem.arguments
    yield Finding(problem.where, f"--{name} takes 1ms or more, or 0, not '{value}'")


RULE = Rule(
    name="HealthcheckDurationSmall",
    severity=Severity.ERROR,
    check=presents("HealthcheckDurationSmall", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK --timeout=1ms --interval=0s CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK --timeout=<[-5s]> CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK --timeout=<[999us]> CMD a\n"),
    ),
)
