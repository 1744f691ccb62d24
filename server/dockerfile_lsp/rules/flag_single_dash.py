import re
from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_FLAG = re.compile(r"-([a-z-]+)=")


def check(node: Instruction) -> Iterator[Finding]:
    """A flag has two dashes; with one it is read as an argument."""
    if not node.facts:
        return
    match = _FLAG.match(node.rest.text)
    if match and node.facts.flag(match[1]):
        where = spot(node, node.rest.part(0, match.end(1)))
        fix = Fix(f"Change to --{match[1]}", (Change(where, f"--{match[1]}"),))
        yield Finding(where, f"-{match[1]} is read as an argument; a flag has two dashes", fix)


RULE = Rule(
    name="FlagSingleDash",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY", "RUN"),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nCOPY -a b\nRUN -x=1\n"),
        Bad(
            "FROM alpine AS x\nFROM x\nCOPY <[-from]>=x a b\n",
            fixed="FROM alpine AS x\nFROM x\nCOPY --from=x a b\n",
        ),
    ),
)
