from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`${}` needs a name."""
    text, _name, _message = problem.arguments
    yield Finding(problem.where, f"'{text[:3]}' has no name after the brace")


RULE = Rule(
    name="SubstBad",
    severity=Severity.ERROR,
    check=presents("SubstBad", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG B\nENV A=${B}\n"),
        Bad("FROM alpine\nENV A=<[${}]>\n"),
    ),
)
