from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A port's protocol is tcp, udp or sctp."""
    _spec, part = problem.arguments
    yield Finding(problem.where, f"'{part}' is no protocol; there are tcp, udp and sctp")


RULE = Rule(
    name="ExposeProto",
    severity=Severity.ERROR,
    check=presents("ExposeProto", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80/udp\n"),
        Bad("FROM alpine\nEXPOSE 80/<[foo]>\n"),
    ),
)
