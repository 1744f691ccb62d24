from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`COPY --from` can take files only from a stage above.

    A stage is built when those below it need it; one that comes later does not exist yet.
    """
    _name, stage = problem.arguments
    related = (Related(problem.related[0], "The stage is here"),)
    yield Finding(problem.where, f"Stage {stage} comes later than this COPY", None, related)


RULE = Rule(
    name="CopyFromLater",
    severity=Severity.ERROR,
    check=presents("CopyFromLater", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    examples=(
        Good("FROM alpine AS b\nFROM alpine AS a\nCOPY --from=b x y\n"),
        Bad("FROM alpine AS a\nCOPY --from=<[b]> x y\nFROM a AS b\n"),
    ),
)
