from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount cannot cover the whole image.

    Without a target, or with a relative one, it is put at the working directory.
    """
    yield Finding(problem.where, "This mount has the root directory as target")


RULE = Rule(
    name="MountTargetRoot",
    severity=Severity.ERROR,
    check=presents("MountTargetRoot", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=cache,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,<[target=/]> a\n"),
    ),
)
