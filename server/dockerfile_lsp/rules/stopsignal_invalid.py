from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, moving_remark, presents
from ..semantics.problems import Problem
from ..semantics.trailing_comments import remark_at_the_end


def check(problem: Problem) -> Iterator[Finding]:
    """STOPSIGNAL takes a signal's name or number."""
    (text,) = problem.arguments
    remark = remark_at_the_end(problem.where)
    if remark:
        yield Finding(remark, "A comment needs a line of its own", moving_remark(remark))
        return
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
        Bad("FROM a\nSTOPSIGNAL 9 <[# kill]>\n", fixed="FROM a\n# kill\nSTOPSIGNAL 9\n"),
    ),
)
