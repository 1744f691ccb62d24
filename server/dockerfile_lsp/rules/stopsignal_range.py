import re
from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_NUMBER = re.compile(r"-?\d{1,9}\Z", re.ASCII)


def check(node: Instruction) -> Iterator[Finding]:
    """Linux knows the signals 1 to 64."""
    text = node.rest.text
    if _NUMBER.match(text) and not 1 <= int(text) <= 64 and int(text) != 0:
        yield Finding(spot(node, node.rest), f"There is no signal {text} on Linux")


RULE = Rule(
    name="StopsignalRange",
    severity=Severity.WARNING,
    check=on_instruction(check, "STOPSIGNAL"),
    source="https://docs.docker.com/reference/dockerfile/#stopsignal",
    examples=(
        Good("FROM alpine\nSTOPSIGNAL 9\nSTOPSIGNAL SIGTERM\n"),
        Bad("FROM alpine\nSTOPSIGNAL <[999]>\n"),
    ),
)
