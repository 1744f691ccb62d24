from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A flag that is on or off takes `true` or `false`, or no value."""
    name, value = problem.arguments
    yield Finding(problem.where, f"--{name} takes true or false, not '{value}'")


RULE = Rule(
    name="FlagNotBoolean",
    severity=Severity.ERROR,
    check=presents("FlagNotBoolean", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nCOPY --link=TRUE a b\n"),
        Bad("FROM alpine\nCOPY --link=<[yes]> a b\n"),
    ),
)
