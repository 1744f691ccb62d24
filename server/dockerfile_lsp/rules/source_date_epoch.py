from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """SOURCE_DATE_EPOCH is a number of seconds, `context`, or a stage that downloads one thing.

    As the build's argument it makes files and labels as old as it says.
    """
    (text,) = problem.arguments
    yield Finding(
        problem.where, f"'{text}' is no number of seconds, and no stage that downloads one thing"
    )


RULE = Rule(
    name="SourceDateEpoch",
    severity=Severity.ERROR,
    check=presents("SourceDateEpoch", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("ARG SOURCE_DATE_EPOCH=1\nFROM alpine\n"),
        Bad("ARG SOURCE_DATE_EPOCH=<[foo]>\nFROM alpine\n"),
    ),
)
