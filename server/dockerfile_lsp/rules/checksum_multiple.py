from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`ADD --checksum` is for exactly one source."""
    yield Finding(problem.where, "--checksum is for exactly one source")


RULE = Rule(
    name="ChecksumMultiple",
    severity=Severity.ERROR,
    check=presents("ChecksumMultiple", check),
    source="https://docs.docker.com/reference/dockerfile/#add---checksum",
    examples=(
        Good("FROM alpine\nADD --checksum=sha256:x https://a\n"),
        Good("FROM alpine\nADD https://e.com/a https://e.com/b /c/\n"),
        Bad("FROM alpine\nADD <[--checksum=sha256:0]> https://e.com/a https://e.com/b /c/\n"),
    ),
)
