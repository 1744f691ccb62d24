from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A stage's name begins with a letter and goes on with letters, digits, `-`, `_` and `.`.

    Variables mean nothing in it.
    """
    (name,) = problem.arguments
    yield Finding(
        problem.where, f"'{name}' cannot name a stage: a letter, then letters, digits, - _ ."
    )


RULE = Rule(
    name="StageNameInvalid",
    severity=Severity.ERROR,
    check=presents("StageNameInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine AS a1\n"),
        Bad("FROM alpine AS <[1a]>\n"),
        Bad("FROM alpine AS <[$x]>\n"),
    ),
)
