from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """An ssh mount has no source; its key is chosen by `id`."""
    yield Finding(problem.where, "An ssh mount takes no source")


RULE = Rule(
    name="MountSshSource",
    severity=Severity.ERROR,
    check=presents("MountSshSource", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS s\nFROM alpine\nRUN --mount=type=ssh a\n"),
        Bad("FROM alpine\nRUN --mount=type=ssh,<[source=x]> a\n"),
    ),
)
