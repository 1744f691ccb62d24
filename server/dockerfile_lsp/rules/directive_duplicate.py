from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A parser directive is given twice."""
    (name,) = problem.arguments
    yield Finding(problem.where, f"The directive {name} is given twice")


RULE = Rule(
    name="DirectiveDuplicate",
    severity=Severity.ERROR,
    check=presents("DirectiveDuplicate", check),
    source="https://docs.docker.com/reference/dockerfile/#parser-directives",
    examples=(
        Good("# syntax=docker/dockerfile:1\n# escape=`\nFROM alpine\n"),
        Bad("# escape=`\n# <[escape]>=`\nFROM alpine\n"),
    ),
)
