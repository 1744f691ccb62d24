from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--network` takes default, none or host."""
    _flag, value, *near = problem.arguments
    fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),)) if near else None
    yield Finding(problem.where, f"--network takes default, none or host, not '{value}'", fix)


RULE = Rule(
    name="RunNetwork",
    severity=Severity.ERROR,
    check=presents("RunNetwork", check),
    source="https://docs.docker.com/reference/dockerfile/#run---network",
    examples=(
        Good("FROM alpine\nRUN --network=none a\n"),
        Bad("FROM alpine\nRUN --network=<[bridge]> a\n"),
        Bad("FROM alpine\nRUN --network=<[non]> a\n", fixed="FROM alpine\nRUN --network=none a\n"),
    ),
)
