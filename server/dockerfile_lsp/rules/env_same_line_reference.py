from collections.abc import Iterator, Sequence

from ..rule import Bad, Finding, Good, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..syntax.words import Pair


def check(nodes: Sequence[Instruction]) -> Iterator[Finding]:
    """A variable set in an ENV has its old value in the rest of that ENV.

    Put what needs the new one into an ENV of its own.
    """
    known: dict[str, str] = {}
    for node in nodes:
        if node.name == "ENV":
            yield from _found(node, known)
        # What an ARG is worth is the build's to say, and often the same.
        known |= {
            pair.key.text: _new_value(pair) if node.name == "ENV" else "" for pair in node.pairs
        }


def _found(node: Instruction, known: dict[str, str]) -> Iterator[Finding]:
    here: set[str] = set()
    for pair in node.pairs:
        for piece in pair.value.pieces if pair.value else ():
            name = piece.name
            if piece.kind == "variable" and name in here and name != pair.key.text:
                message = f"The value that this ENV gives '{name}' does not count here yet"
                yield Finding(spot(node, piece.span), message)
        new = _new_value(pair)
        if pair.key.text not in known or (new and known[pair.key.text] not in ("", new)):
            here.add(pair.key.text)


def _new_value(pair: Pair) -> str:
    """The value as written; empty where it is made of variables, its own old value perhaps."""
    text = pair.value.text if pair.value else ""
    return "" if "$" in text else text


RULE = Rule(
    name="EnvSameLineReference",
    severity=Severity.WARNING,
    check=on_stage(check, "ARG", "ENV"),
    source="https://docs.docker.com/reference/dockerfile/#env",
    aliases=("DL3044",),
    examples=(
        Good("FROM alpine\nENV A=/x\nENV B=$A\n"),
        Good("FROM alpine\nENV PATH=/a:$PATH A=1\n"),
        Good("FROM alpine\nARG A\nENV A=1 B=$A\n"),
        Good("FROM alpine\nENV A=1\nENV A=${A}2 B=$A C=x\nENV C=x D=$C\n"),
        Bad("FROM alpine\nENV A=1 B=<[$A]>/bin\n"),
        Bad("FROM alpine\nENV A=1\nENV A=2 B=<[$A]>\n"),
    ),
)
