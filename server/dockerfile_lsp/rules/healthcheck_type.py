from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """HEALTHCHECK takes CMD and a command, or NONE."""
    word, *near = problem.arguments
    fix = None
    if near and word.isalpha():
        fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),))
    elif not near and word.isidentifier():
        fix = Fix(f"Change to 'CMD {word}'", (Change(problem.where, f"CMD {word}"),), safe=False)
    yield Finding(problem.where, f"HEALTHCHECK takes CMD or NONE, not '{word}'", fix)


RULE = Rule(
    name="HealthcheckType",
    severity=Severity.ERROR,
    check=presents("HealthcheckType", check),
    source="https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples=(
        Good("FROM alpine\nHEALTHCHECK cmd curl x\n"),
        Bad("FROM a\nHEALTHCHECK <[curl]> x\n", fixed="FROM a\nHEALTHCHECK CMD curl x\n"),
        Bad("FROM a\nHEALTHCHECK <[$X]>\n"),
        Bad("FROM alpine\nHEALTHCHECK <[CDM]> x\n", fixed="FROM alpine\nHEALTHCHECK CMD x\n"),
    ),
)
