from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`COPY --from` of a number that no stage has.

    Stages are counted from 0. A number is never taken for an image.
    """
    number, count = problem.arguments
    last = int(count) - 1
    have = "there is only stage 0" if last == 0 else f"there are stages 0 to {last}"
    yield Finding(problem.where, f"There is no stage {number}, {have}")


RULE = Rule(
    name="CopyFromIndex",
    severity=Severity.ERROR,
    check=presents("CopyFromIndex", check),
    source="https://docs.docker.com/reference/dockerfile/#copy---from",
    examples=(
        Good("FROM alpine\nFROM alpine\nCOPY --from=0 x y\n"),
        Bad("FROM alpine\nCOPY --from=<[5]> x y\n"),
        Bad("FROM alpine\nFROM alpine\nCOPY --from=<[-1]> x y\n"),
    ),
)
