from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """HEALTHCHECK CMD needs a command."""
    yield Finding(problem.where, "HEALTHCHECK CMD needs a command")


RULE = Rule(
    name="HealthcheckCmdMissing",
    severity=Severity.ERROR,
    check=presents("HealthcheckCmdMissing", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK <[CMD]>\n"),
        Bad("FROM alpine\nHEALTHCHECK <[CMD]> []\n"),
    ),
)
