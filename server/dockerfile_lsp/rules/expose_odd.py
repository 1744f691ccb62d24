import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_PORTS = re.compile(r"(\+?\d+)(?:-(\+?\d+))?(/\w*)?\Z", re.ASCII)


def check(node: Instruction) -> Iterator[Finding]:
    """A port that BuildKit takes, though it is written oddly or is none.

    It reads `080` and `+80` as 80, `80/` as `80/tcp`, and knows a port 0.
    """
    for word in node.arguments:
        found = _PORTS.match(word.value or "")
        if not found:
            continue
        if int(found[1]) == 0:
            yield Finding(spot(node, word), "No program can be reached at port 0")
            continue
        numbers = (str(int(number)) for number in found.groups()[:2] if number)
        protocol = found[3] if found[3] and found[3] != "/" else ""
        plain = f"{'-'.join(numbers)}{protocol}"
        if plain != found[0]:
            fix = Fix(f"Change to {plain}", (Change(spot(node, word), plain),))
            yield Finding(spot(node, word), f"'{found[0]}' is read as {plain}", fix)


RULE = Rule(
    name="ExposeOdd",
    severity=Severity.WARNING,
    check=on_instruction(check, "EXPOSE"),
    source="https://docs.docker.com/reference/dockerfile/#expose",
    examples=(
        Good("FROM alpine\nEXPOSE 80 80/udp 8000-8010 $P\n"),
        Bad("FROM alpine\nEXPOSE <[0]>\n"),
        Bad("FROM alpine\nEXPOSE <[080]> <[80/]>\n", fixed="FROM alpine\nEXPOSE 80 80\n"),
        Bad("FROM alpine\nEXPOSE <[+80-090/udp]>\n", fixed="FROM alpine\nEXPOSE 80-90/udp\n"),
    ),
)
