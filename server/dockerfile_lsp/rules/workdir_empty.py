from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents, without
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """WORKDIR of nothing changes nothing: the directory is the one that it was.

    That is what a variable gives which is empty, or is empty unless the build is given an argument.
    """
    text, *names = problem.arguments
    message = f"{without(names)}'{text}' is empty, and the directory stays what it was"
    yield Finding(problem.where, message)


RULE = Rule(
    name="WorkdirEmpty",
    severity=Severity.WARNING,
    check=presents("WorkdirEmpty", check),
    source="https://docs.docker.com/reference/dockerfile/#workdir",
    examples=(
        Good("FROM scratch\nARG W=/app\nWORKDIR $W\n"),
        Good("FROM base\nARG W\nWORKDIR $W\n"),
        Good("FROM scratch\nARG W\nWORKDIR /app/$W\n"),
        Bad("FROM scratch\nARG W\nWORKDIR <[$W]>\n"),
        Bad("FROM scratch\nARG W=\nWORKDIR /app\nWORKDIR <[$W]>\n"),
    ),
)
