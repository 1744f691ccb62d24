from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """`--security` takes sandbox or insecure."""
    _flag, value, *near = problem.arguments
    fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),)) if near else None
    yield Finding(problem.where, f"--security takes sandbox or insecure, not '{value}'", fix)


RULE = Rule(
    name="RunSecurity",
    severity=Severity.ERROR,
    check=presents("RunSecurity", check),
    source="https://docs.docker.com/reference/dockerfile/#run---security",
    examples=(
        Good("FROM alpine\nRUN --security=insecure a\n"),
        Bad("FROM alpine\nRUN --security=<[bridge]> a\n"),
        Bad(
            "FROM alpine\nRUN --security=<[insecur]> a\n",
            fixed="FROM alpine\nRUN --security=insecure a\n",
        ),
    ),
)
