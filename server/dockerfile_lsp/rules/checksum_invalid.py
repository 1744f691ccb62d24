from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A checksum names its algorithm: `sha256:` and 64 digits."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"'{text}' is no checksum; write sha256: and 64 digits")


RULE = Rule(
    name="ChecksumInvalid",
    severity=Severity.ERROR,
    check=presents("ChecksumInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#add---checksum",
    examples=(
        Good(
            "FROM alpine\n"
            "ADD --checksum=sha256:"
            "0000000000000000000000000000000000000000000000000000000000000000 https://e.com/a /c\n"
        ),
        Bad("FROM alpine\nADD --checksum=<[sha256:abc]> https://e.com/a /c\n"),
    ),
)
