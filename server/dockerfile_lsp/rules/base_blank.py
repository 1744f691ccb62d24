from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """FROM's image is empty.

    Only ARGs before the first FROM have a value here.
    """
    (text,) = problem.arguments
    yield Finding(problem.where, f"'{text}' is empty here, FROM needs an image")


RULE = Rule(
    name="BaseBlank",
    severity=Severity.ERROR,
    check=presents("BaseBlank", check),
    source="https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
    examples=(
        Good("ARG IMG=alpine\nFROM $IMG\n"),
        Good("ARG IMG\nFROM $IMG\n"),
        Bad("FROM <[$IMG]>\n"),
    ),
)
