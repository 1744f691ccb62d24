from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The file has no FROM, so there is nothing to build."""
    yield Finding(problem.where, "There is no FROM, so there is nothing to build")


RULE = Rule(
    name="NoStages",
    severity=Severity.ERROR,
    check=presents("NoStages", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("ARG A=1\nFROM alpine\n"),
        Bad("ARG A=1<[]>\n"),
    ),
)
