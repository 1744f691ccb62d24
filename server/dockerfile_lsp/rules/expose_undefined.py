from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """EXPOSE of a variable that has no value exposes nothing.

    BuildKit checks the variables of other instructions, but not these.
    """
    (text,) = problem.arguments
    yield Finding(problem.where, f"'{text}' is empty here, so nothing is exposed")


RULE = Rule(
    name="ExposeUndefined",
    severity=Severity.WARNING,
    check=presents("ExposeUndefined", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM scratch\nENV P=80\nEXPOSE $P\n"),
        Good("FROM base\nEXPOSE $P\n"),
        Good("FROM scratch\nARG P\nEXPOSE $P\n"),
        Bad("FROM scratch\nEXPOSE <[$P]> 80\n"),
    ),
)
