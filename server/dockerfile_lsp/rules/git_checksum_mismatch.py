from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--checksum` and the URL's own `?checksum=` must be the same commit."""
    (asked,) = problem.arguments
    yield Finding(problem.where, f"The URL asks for {asked}, this flag for another commit")


RULE = Rule(
    name="GitChecksumMismatch",
    severity=Severity.ERROR,
    check=presents("GitChecksumMismatch", check),
    source="https://docs.docker.com/reference/dockerfile/#add---checksum",
    examples=(
        Good("FROM alpine\nADD --checksum=aa https://e.com/b.git /c\n"),
        Bad("FROM alpine\nADD <[--checksum=aa]> https://e.com/b.git?checksum=bb /c\n"),
    ),
)
