from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..semantics.stages import Stage
from ..syntax.instruction import Instruction


def check(stage: Stage) -> Iterator[Finding]:
    """A variable set in an ENV has its old value in the rest of that ENV.

    Put what needs the new one into an ENV of its own.
    """
    known: set[str] = set()
    for node in (placed.node for placed in stage.body if placed.node.name in ("ARG", "ENV")):
        if node.name == "ENV":
            yield from _found(node, known)
        known |= {pair.key.text for pair in node.pairs}


def _found(node: Instruction, known: set[str]) -> Iterator[Finding]:
    here: set[str] = set()
    for pair in node.pairs:
        for piece in pair.value.pieces if pair.value else ():
            name = piece.name
            if piece.kind == "variable" and name in here - known and name != pair.key.text:
                message = f"'{name}' is set in this ENV and has its old value here"
                yield Finding(spot(node, piece.span), message)
        here.add(pair.key.text)


RULE = Rule(
    name="EnvSameLineReference",
    severity=Severity.WARNING,
    check=on_stage(check),
    source="https://docs.docker.com/reference/dockerfile/#env",
    aliases=("DL3044",),
    examples=(
        Good("FROM alpine\nENV A=/x\nENV B=$A\n"),
        Good("FROM alpine\nENV PATH=/a:$PATH A=1\n"),
        Good("FROM alpine\nARG A\nENV A=1 B=$A\n"),
        Bad("FROM alpine\nENV A=1 B=<[$A]>/bin\n"),
    ),
)
