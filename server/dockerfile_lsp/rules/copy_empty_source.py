from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """An empty source is the whole context.

    So it is with a variable that is empty unless the build is given an argument.
    """
    _, *names = problem.arguments
    what = f"{without(names)}this is empty, and" if names else "An empty source"
    yield Finding(problem.where, f"{what} copies the whole context")


RULE = Rule(
    name="CopyEmptySource",
    severity=Severity.WARNING,
    check=presents("CopyEmptySource", check),
    source="https://docs.docker.com/reference/dockerfile/#copy",
    examples=(
        Good("FROM alpine\nCOPY . /\n"),
        Good("FROM base\nARG X\nCOPY $X /app\n"),
        Good("FROM scratch\nARG X\nCOPY $X/a /app\n"),
        Bad('FROM alpine\nCOPY <[""]> /app\n'),
        Bad("FROM scratch\nARG X\nCOPY <[$X]> /app\n"),
    ),
)
