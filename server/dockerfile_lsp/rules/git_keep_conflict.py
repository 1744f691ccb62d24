from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--keep-git-dir` and the URL's own `?keep-git-dir=` must say the same."""
    yield Finding(problem.where, "The URL's keep-git-dir says the opposite of this flag")


RULE = Rule(
    name="GitKeepConflict",
    severity=Severity.ERROR,
    check=presents("GitKeepConflict", check),
    source="https://docs.docker.com/reference/dockerfile/#add---keep-git-dir",
    examples=(
        Good("FROM alpine\nADD --keep-git-dir=true https://e.com/b.git?keep-git-dir=1 /c\n"),
        Bad("FROM alpine\nADD <[--keep-git-dir=false]> https://e.com/b.git?keep-git-dir=1 /c\n"),
    ),
)
