from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """STOPSIGNAL takes a signal's name or number."""
    (text,) = problem.arguments
    message = f"'{text}' is no signal; write SIGTERM or 15" if text else "STOPSIGNAL needs a signal"
    yield Finding(problem.where, message)


RULE = Rule(
    name="StopsignalInvalid",
    severity=Severity.ERROR,
    check=presents("StopsignalInvalid", check),
    source="https://docs.docker.com/reference/dockerfile/#stopsignal",
    examples=(
        Good("FROM alpine\nSTOPSIGNAL SIGTERM\nSTOPSIGNAL int\nSTOPSIGNAL 9\n"),
        Bad("FROM alpine\nSTOPSIGNAL <[SIGFOO]>\n"),
        Bad("FROM alpine\nSTOPSIGNAL <[0]>\n"),
    ),
)
