from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--platform` is empty.

    Only ARGs before the first FROM, and BuildKit's own, have a value here.
    """
    (text,) = problem.arguments
    yield Finding(problem.where, f"'{text}' is empty here, --platform needs a value")


RULE = Rule(
    name="PlatformEmpty",
    severity=Severity.ERROR,
    check=presents("PlatformEmpty", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM --platform=$BUILDPLATFORM alpine\n"),
        Bad("FROM --platform=<[$NOSUCH]> alpine\n"),
    ),
)
