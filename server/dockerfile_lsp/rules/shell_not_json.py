from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """SHELL takes a JSON array of strings.

    Double quotes, commas between and none at the end.
    """
    yield Finding(problem.where, 'SHELL needs a JSON array, like ["/bin/sh", "-c"]')


RULE = Rule(
    name="ShellNotJson",
    severity=Severity.ERROR,
    check=presents("ShellNotJson", check),
    source="https://docs.docker.com/reference/dockerfile/#shell",
    examples=(
        Good('FROM alpine\nSHELL ["sh", "-c"]\n'),
        Bad("FROM alpine\nSHELL <[/bin/bash -c]>\n"),
    ),
)
