from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """COPY downloads nothing; ADD does."""
    yield Finding(problem.where, "COPY takes no URL, ADD does")


RULE = Rule(
    name="CopyUrl",
    severity=Severity.ERROR,
    check=presents("CopyUrl", check),
    source="https://docs.docker.com/reference/dockerfile/#copy",
    examples=(
        Good("FROM alpine\nADD https://e.com/a /b\n"),
        Bad("FROM alpine\nCOPY <[https://e.com/a]> /b\n"),
    ),
)
