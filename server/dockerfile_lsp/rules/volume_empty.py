from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A VOLUME is a path in the image, not an empty text."""
    yield Finding(problem.where, "VOLUME needs a path, this is empty")


RULE = Rule(
    name="VolumeEmpty",
    severity=Severity.ERROR,
    check=presents("VolumeEmpty", check),
    source="https://docs.docker.com/reference/dockerfile/#volume",
    examples=(
        Good('FROM alpine\nVOLUME ["/d"]\n'),
        Good("FROM alpine\nARG D\nVOLUME $D\n"),
        Bad('FROM alpine\nVOLUME [<[""]>]\n'),
    ),
)
