from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """FROM takes an image and, after AS, a name for the stage.

    Flags go before the image, and there is no comment at the end of a line.
    """
    (extra,) = problem.arguments
    if extra.upper() == "AS":
        message = "AS needs a name for the stage"
    elif extra:
        message = f"FROM takes an image and 'AS name', not '{extra}'"
    else:
        message = "FROM needs an image"
    fix = None
    if extra.startswith("#"):
        fix = Fix("Remove what follows the image", (Change(problem.where, ""),))
    yield Finding(problem.where, message, fix)


RULE = Rule(
    name="FromArity",
    severity=Severity.ERROR,
    check=presents("FromArity", check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine\nFROM alpine AS b\n"),
        Bad("FROM alpine <[# base]>\n", fixed="FROM alpine \n"),
        Bad("FROM alpine <[b]>\n"),
        Bad("FROM alpine <[AS]>\n"),
        Bad("FROM alpine AS b <[c]>\n"),
        Bad("<[FROM]>\n"),
    ),
)
