from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A duration is a number and a unit: `30s`, `1m30s`, `500ms`.

    The units are ns, us, ms, s, m and h. Variables mean nothing here.
    """
    name, value = problem.arguments
    fix = None
    if value.isdecimal():
        fix = Fix(f"Change to '{value}s'", (Change(problem.where, f"{value}s"),))
    yield Finding(problem.where, f"--{name} takes a duration like 30s or 1m30s, not '{value}'", fix)


RULE = Rule(
    name="HealthcheckDuration",
    severity=Severity.ERROR,
    check=presents("HealthcheckDuration", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK --interval=1m.5s --timeout=0 CMD a\n"),
        Bad(
            "FROM alpine\nHEALTHCHECK --interval=<[5]> CMD a\n",
            fixed="FROM alpine\nHEALTHCHECK --interval=5s CMD a\n",
        ),
        Bad("FROM alpine\nHEALTHCHECK --timeout=<[$T]> CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK --timeout=<[1d]> CMD a\n"),
    ),
)
