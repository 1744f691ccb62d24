from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """ENV and LABEL set a name to a value: `NAME=value`."""
    instruction, name = problem.arguments
    yield Finding(problem.where, f"{instruction} needs a value for '{name}': {name}=value")


RULE = Rule(
    name="KvNeedsTwo",
    severity=Severity.ERROR,
    check=presents("KvNeedsTwo", check),
    source="https://docs.docker.com/reference/dockerfile/#env",
    examples=(
        Good("FROM alpine\nENV A=\n"),
        Bad("FROM alpine\nENV <[A]>\n"),
    ),
)
