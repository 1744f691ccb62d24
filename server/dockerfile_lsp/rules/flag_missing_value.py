from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A flag has no value.

    It stands right behind the name and `=`. Flags that are on or off, like `--link`, need none.
    """
    (name,) = problem.arguments
    yield Finding(problem.where, f"--{name} needs a value: --{name}=value")


RULE = Rule(
    name="FlagMissingValue",
    severity=Severity.ERROR,
    check=presents("FlagMissingValue", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine AS x\nFROM x\nCOPY --from=x --link a b\n"),
        Bad("FROM alpine\nCOPY <[--from]> x a b\n"),
        Bad("FROM alpine\nCOPY <[--link=]> a b\n"),
    ),
)
