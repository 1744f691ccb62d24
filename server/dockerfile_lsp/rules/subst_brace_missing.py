from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`${` has no `}`."""
    text, _name, _message = problem.arguments
    yield Finding(problem.where, f"'{text}' has no closing brace")


RULE = Rule(
    name="SubstBraceMissing",
    severity=Severity.ERROR,
    check=presents("SubstBraceMissing", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nENV A=${B:-x}\nENV C=\\${B\n"),
        Bad("FROM alpine\nENV A=<[${B:-x]>\n"),
    ),
)
