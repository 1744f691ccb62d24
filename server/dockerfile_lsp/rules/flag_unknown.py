from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """The instruction has no such flag.

    Flags stand between the keyword and the arguments, and their names are in lower case. Only
    ADD, COPY, FROM, HEALTHCHECK and RUN have any.
    """
    instruction, name, *near = problem.arguments
    fix = Fix(f"Change to '{near[0]}'", (Change(problem.where, near[0]),)) if near else None
    message = f"{instruction} has no flag --{name}" + (f", --{near[0]} is near" if near else "")
    yield Finding(problem.where, message, fix)


RULE = Rule(
    name="FlagUnknown",
    severity=Severity.ERROR,
    check=presents("FlagUnknown", check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine AS x\nFROM alpine\nCOPY --from=x a b\n"),
        Good("FROM alpine\nARG --any A\n"),
        Bad("FROM alpine\nCOPY --<[form]>=x a b\n", fixed="FROM alpine\nCOPY --from=x a b\n"),
        Bad("FROM alpine\nCOPY --<[CHWON]>=x a b\n", fixed="FROM alpine\nCOPY --chown=x a b\n"),
        Bad("FROM --<[plat]>=a b\n", fixed="FROM --platform=a b\n"),
        Bad("FROM alpine\nCOPY --<[ch]>=x a b\n"),
        Bad("FROM alpine\nWORKDIR --<[bogus]> /x\n"),
    ),
)
