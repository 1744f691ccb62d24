from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`${name/old/new}` needs both slashes."""
    text, _name, _message = problem.arguments
    yield Finding(problem.where, f"'{text}' needs a second slash: ${{name/old/new}}")


RULE = Rule(
    name="SubstSlash",
    severity=Severity.ERROR,
    check=presents("SubstSlash", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM alpine\nARG B=1\nENV A=${B/a/c}\n"),
        Bad("FROM alpine\nARG B=1\nENV A=<[${B/a}]>\n"),
    ),
)
