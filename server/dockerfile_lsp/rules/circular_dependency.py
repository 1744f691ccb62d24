from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A stage needs files of its own, by way of `COPY --from` or a mount.

    A stage is finished before others can take files from it.
    """
    stage, own = problem.arguments
    related = (Related(problem.related[0], "The stage is here"),)
    if own:
        message = f"Stage {stage} cannot take files from itself"
    else:
        message = f"Stage {stage} in turn needs this stage"
    yield Finding(problem.where, message, None, related)


RULE = Rule(
    name="CircularDependency",
    severity=Severity.ERROR,
    check=presents("CircularDependency", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    aliases=("DL3023",),
    examples=(
        Good("FROM alpine AS a\nCOPY x y\n"),
        Bad("FROM alpine AS a\nCOPY --from=<[a]> x y\n"),
        Bad(
            "FROM alpine AS a\n"
            "COPY --from=<[b]> x y\n"
            "FROM alpine AS b\n"
            "RUN --mount=from=<[a]>,target=/x true\n"
        ),
    ),
)
