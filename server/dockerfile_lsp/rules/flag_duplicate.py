from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A flag is given twice.

    Only `--mount`, `--exclude` and `--device` may be.
    """
    (name,) = problem.arguments
    yield Finding(problem.where, f"--{name} is given twice")


RULE = Rule(
    name="FlagDuplicate",
    severity=Severity.ERROR,
    check=presents("FlagDuplicate", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nCOPY --exclude=a --exclude=b x /\n"),
        Bad("FROM alpine\nCOPY --chown=a <[--chown=b]> x y\n"),
    ),
)
