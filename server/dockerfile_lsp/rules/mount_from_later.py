from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A mount can take files only from a stage above.

    A stage is built when those below it need it; one that comes later does not exist yet.
    """
    _name, stage = problem.arguments
    related = (Related(problem.related[0], "The stage is here"),)
    yield Finding(problem.where, f"Stage {stage} comes later than this mount", None, related)


RULE = Rule(
    name="MountFromLater",
    severity=Severity.ERROR,
    check=presents("MountFromLater", check),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS b\nFROM alpine AS a\nRUN --mount=from=b,target=/x true\n"),
        Bad("FROM alpine AS a\nRUN --mount=from=<[b]>,target=/x true\nFROM a AS b\n"),
    ),
)
