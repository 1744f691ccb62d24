from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--chmod` takes octal digits, or who, an operator and rights: `u+x,go=r`."""
    (text,) = problem.arguments
    yield Finding(
        problem.where, f"--chmod takes digits like 755 or rights like u+x,go=r, not '{text}'"
    )


RULE = Rule(
    name="ChmodSymbolic",
    severity=Severity.ERROR,
    check=presents("ChmodSymbolic", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
    examples=(
        Good("FROM alpine\nCOPY --chmod=u+x,go= a b\n"),
        Bad("FROM alpine\nCOPY --chmod=<[z+x]> a b\n"),
    ),
)
