from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The exec form is a JSON array of strings only."""
    (text,) = problem.arguments
    fix = (
        Fix(f"Put {text} in quotes", (Change(problem.where, f'"{text}"'),))
        if text.isalnum()
        else None
    )
    yield Finding(problem.where, f"{text} is no string; the exec form takes strings only", fix)


RULE = Rule(
    name="JsonNotStrings",
    severity=Severity.ERROR,
    check=presents("JsonNotStrings", check),
    source="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    examples=(
        Good('FROM alpine\nCMD ["a", "1"]\n'),
        Bad('FROM alpine\nCMD ["a", <[1]>]\n', fixed='FROM alpine\nCMD ["a", "1"]\n'),
        Bad('FROM alpine\nCMD ["a", <[["b"]]>]\n'),
    ),
)
