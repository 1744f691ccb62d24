from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`${name:?text}` stops the build while `name` has no value."""
    _text, name, message = problem.arguments
    because = f": {message}" if message else ""
    yield Finding(problem.where, f"'{name}' needs a value here{because}")


RULE = Rule(
    name="SubstRequired",
    severity=Severity.ERROR,
    check=presents("SubstRequired", check),
    source="https://docs.docker.com/reference/dockerfile/#environment-replacement",
    examples=(
        Good("FROM scratch\nENV B=1\nENV A=${B:?m}\n"),
        Good("FROM alpine\nARG B\nENV A=${B:?m}\n"),
        Bad("FROM scratch\nENV A=<[${B:?unset}]>\n"),
    ),
)
