from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The escape token is a backslash or a backtick."""
    (value,) = problem.arguments
    yield Finding(problem.where, f"The escape token is \\ or `, not '{value}'")


RULE = Rule(
    name="EscapeDirectiveInvalid",
    severity=Severity.ERROR,
    check=presents("EscapeDirectiveInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#escape",
    examples=(
        Good("# escape=`\nFROM alpine\n"),
        Bad("# escape=<[x]>\nFROM alpine\n"),
    ),
)
