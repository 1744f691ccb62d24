from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Only ARG may stand before the first FROM.

    Every other instruction changes an image, and FROM says which one.
    """
    (name,) = problem.arguments
    yield Finding(problem.where, f"{name} stands before the first FROM")


RULE = Rule(
    name="InstructionBeforeFrom",
    severity=Severity.ERROR,
    check=presents("InstructionBeforeFrom", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    aliases=("DL3061",),
    examples=(
        Good("ARG V=3\nFROM alpine:$V\nRUN a\n"),
        Good("FORM alpine\nRUN a\n"),
        Bad("ARG V=3\n<[RUN]> a\nCMD b\nFROM alpine\n"),
    ),
)
