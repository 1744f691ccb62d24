from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A name is missing before `=`.

    Blanks around `=` part the words: `ARG a = b` has three.
    """
    (instruction,) = problem.arguments
    yield Finding(problem.where, f"{instruction} needs a name before '='")


RULE = Rule(
    name="NameBlank",
    severity=Severity.ERROR,
    check=presents("NameBlank", check),
    source="https://docs.docker.com/reference/dockerfile/#arg",
    examples=(
        Good("FROM alpine\nARG a=b\n"),
        Bad("FROM alpine\nARG a <[=]> b\n"),
        Bad("FROM alpine\nENV <[=]>x\n"),
    ),
)
