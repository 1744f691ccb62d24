from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--chmod` takes up to four octal digits."""
    (text,) = problem.arguments
    yield Finding(problem.where, f"--chmod takes octal digits up to 7777, not '{text}'")


RULE = Rule(
    name="ChmodOctal",
    severity=Severity.ERROR,
    check=presents("ChmodOctal", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
    examples=(
        Good("FROM alpine\nCOPY --chmod=755 a b\n"),
        Bad("FROM alpine\nCOPY --chmod=<[999]> a b\n"),
    ),
)
