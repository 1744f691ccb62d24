from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`ADD --checksum` is for what is downloaded."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"--checksum is for URLs and git repositories, '{text}' is a file")


RULE = Rule(
    name="ChecksumLocal",
    severity=Severity.ERROR,
    check=presents("ChecksumLocal", check),
    source="https://docs.docker.com/reference/dockerfile/#add---checksum",
    examples=(
        Good("FROM alpine\nADD a /c\n"),
        Bad("FROM alpine\nADD <[--checksum=sha256:0]> a /c\n"),
    ),
)
