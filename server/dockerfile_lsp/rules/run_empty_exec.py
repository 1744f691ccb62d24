from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`RUN []` has no command.

    A check of the file passes, the build fails.
    """
    yield Finding(problem.where, "RUN needs a command in its array")


RULE = Rule(
    name="RunEmptyExec",
    severity=Severity.ERROR,
    check=presents("RunEmptyExec", check),
    source="https://docs.docker.com/reference/dockerfile/#run",
    examples=(
        Good('FROM alpine\nRUN ["a"]\nRUN\n'),
        Bad("FROM alpine\nRUN <[[]]>\n"),
    ),
)
