from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, moving_remark, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """FROM takes an image and, after AS, a name for the stage.

    Flags go before the image, and there is no comment at the end of a line.
    """
    extra, *meant = problem.arguments
    fix = None
    if meant:
        message = f"'{extra}' stands where {meant[0]} belongs"
        fix = Fix(f"Change to {meant[0]}", (Change(problem.where, meant[0]),), safe=False)
    elif extra.upper() == "AS":
        message = "AS needs a name for the stage"
    elif extra:
        message = f"FROM takes an image and 'AS name', not '{extra}'"
    else:
        message = "FROM needs an image"
    if extra.startswith("#"):
        fix = moving_remark(problem.where)
    yield Finding(problem.where, message, fix)


RULE = Rule(
    name="FromArity",
    severity=Severity.ERROR,
    check=presents("FromArity", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine\nFROM alpine AS b\n"),
        Bad("FROM alpine <[# base]>\n", fixed="# base\nFROM alpine\n"),
        Bad("FROM alpine <[b]>\n"),
        Bad("FROM alpine <[AS]>\n"),
        Bad("FROM alpine <[IS]> b\n", fixed="FROM alpine AS b\n"),
        Bad("FROM alpine AS b <[c]>\n"),
        Bad("<[FROM]>\n"),
    ),
)
