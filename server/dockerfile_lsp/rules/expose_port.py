from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, moving_remark, presents
from ..semantics.problems import Problem


def check(problem: Problem) -> Iterator[Finding]:
    """A port is a number from 0 to 65535, or two with a dash, the smaller first."""
    _spec, part = problem.arguments
    if part.startswith("#"):
        yield Finding(
            problem.where, "A comment needs a line of its own", moving_remark(problem.where)
        )
        return
    yield Finding(problem.where, f"'{part}' is no port; those go from 0 to 65535")


RULE = Rule(
    name="ExposePort",
    severity=Severity.ERROR,
    check=presents("ExposePort", check),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    aliases=("DL3011",),
    examples=(
        Good("FROM alpine\nEXPOSE 80 8000-8010/udp\n"),
        Bad("FROM alpine\nEXPOSE <[70000]>\n"),
        Bad(
            "FROM alpine\nEXPOSE 80 <[# the port]>\n", fixed="FROM alpine\n# the port\nEXPOSE 80\n"
        ),
        Bad("FROM alpine\nEXPOSE <[90-80]>\n"),
        Bad("FROM alpine\nEXPOSE <[a]>/tcp\n"),
    ),
)
