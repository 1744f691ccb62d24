from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A git URL's query has keys of its own.

    They are ref, tag, branch, subdir, checksum, keep-git-dir, submodules, mtime and
    fetch-by-commit, each with a value and once.
    """
    (key,) = problem.arguments
    yield Finding(problem.where, f"'{key}' cannot stand so in a git URL's query")


RULE = Rule(
    name="GitQuery",
    severity=Severity.ERROR,
    check=presents("GitQuery", check),
    source="https://docs.docker.com/reference/dockerfile/#add",
    examples=(
        Good("FROM alpine\nADD https://e.com/b.git?tag=v1 /c\n"),
        Bad("FROM alpine\nADD <[https://e.com/b.git?foo=1]> /c\n"),
    ),
)
