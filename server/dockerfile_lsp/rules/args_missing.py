from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The instruction needs more arguments."""
    instruction, least = problem.arguments
    what = "a source and a destination" if least == "2" else "an argument"
    yield Finding(problem.where, f"{instruction} needs {what}")


RULE = Rule(
    name="ArgsMissing",
    severity=Severity.ERROR,
    check=presents("ArgsMissing", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nCOPY a /\nRUN\n"),
        Bad("FROM alpine\n<[COPY]> a\n"),
        Bad("FROM alpine\n<[WORKDIR]>\n"),
        Bad("FROM alpine\n<[VOLUME]> []\n"),
    ),
)
