from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """Each part of a mount is `key=value`.

    Only ro, readonly, rw, readwrite and required stand alone. A comma too many makes an empty
    part.
    """
    (part,) = problem.arguments
    yield Finding(problem.where, f"'{part}' needs a value" if part else "There is a comma too many")


RULE = Rule(
    name="MountField",
    severity=Severity.ERROR,
    check=presents("MountField", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=cache,target=/x,ro a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,<[foo]>,target=/x a\n"),
        Bad("FROM alpine\nRUN --mount=type=cache,target=/x,<[]> a\n"),
    ),
)
