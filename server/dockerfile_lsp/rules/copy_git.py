from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """COPY takes nothing from a git repository; ADD does."""
    yield Finding(problem.where, "COPY takes no git repository, ADD does")


RULE = Rule(
    name="CopyGit",
    severity=Severity.ERROR,
    check=presents("CopyGit", check),
    source="https://docs.docker.com/reference/dockerfile/#copy",
    examples=(
        Good("FROM alpine\nADD git@github.com:a/b.git /b\n"),
        Bad("FROM alpine\nCOPY <[git@github.com:a/b.git]> /b\n"),
    ),
)
