from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem

_KEYS = ("target", "dst", "destination")


def check(problem: Problem) -> Iterator[Finding]:
    """A mount cannot cover the whole image.

    Without a target, or with a relative one, it is put at the working directory.
    """
    where = problem.where
    assert where.node is not None, "it is an instruction's"
    message = "This mount has the root directory as target"
    written = where.span.of(where.node.text).lower()
    if not any(key in written for key in _KEYS):
        message = "This mount has no target, and the working directory is the root"
    yield Finding(where, message)


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
