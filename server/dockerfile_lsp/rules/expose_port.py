from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, presents
from ..semantics.problems import Problem, Spot
from ..text import Span


def check(problem: Problem) -> Iterator[Finding]:
    """A port is a number from 0 to 65535, or two with a dash, the smaller first."""
    _spec, part = problem.arguments
    if part.startswith("#"):
        yield Finding(problem.where, "A comment needs a line of its own", _removal(problem.where))
        return
    yield Finding(problem.where, f"'{part}' is no port; those go from 0 to 65535")


def _removal(where: Spot) -> Fix | None:
    """None where the remark goes over several lines."""
    assert where.node is not None, "it is an instruction's"
    text = where.node.text
    if "\n" in where.span.of(text):
        return None
    begin = len(text[: where.span.start].rstrip(" \t"))
    span = Span(begin, where.span.end)
    return Fix("Remove the remark", (Change(where._replace(span=span), ""),))


RULE = Rule(
    name="ExposePort",
    severity=Severity.ERROR,
    check=presents("ExposePort", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    aliases=("DL3011",),
    examples=(
        Good("FROM alpine\nEXPOSE 80 8000-8010/udp\n"),
        Bad("FROM alpine\nEXPOSE <[70000]>\n"),
        Bad("FROM alpine\nEXPOSE 80 <[# the port]>\n", fixed="FROM alpine\nEXPOSE 80\n"),
        Bad("FROM alpine\nEXPOSE <[90-80]>\n"),
        Bad("FROM alpine\nEXPOSE <[a]>/tcp\n"),
    ),
)
