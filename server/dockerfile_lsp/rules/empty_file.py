from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The file is empty."""
    yield Finding(problem.where, "The file is empty")


RULE = Rule(
    name="EmptyFile",
    severity=Severity.ERROR,
    check=presents("EmptyFile", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM scratch\n"),
        Bad("<[]>"),
    ),
)
