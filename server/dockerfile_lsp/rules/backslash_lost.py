from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..syntax.pieces import Piece
from ..syntax.words import Word


def check(node: Instruction) -> Iterator[Finding]:
    r"""A backslash before a letter or digit goes away.

    In a path of Windows this joins names: `C:\app` is `C:app`. Single quotes keep it, and so
    does `# escape=` with a backtick at the top of the file.
    """
    for word in _words(node):
        lost = [piece for piece in word.pieces if piece.kind == "escape" and _is_lost(piece)]
        for piece in lost[:1]:
            yield Finding(
                spot(node, piece.span), f"The {node.escape} of '{piece.text}' goes away here"
            )


def _words(node: Instruction) -> Iterator[Word]:
    match node.name:
        case "ENV":
            yield from (pair.value for pair in node.pairs if pair.value)
        case "ADD" | "COPY" | "VOLUME" | "WORKDIR":
            marks = {mark.span for mark in node.marks}
            yield from (word for word in node.arguments if word.span not in marks)
        case _:
            return


def _is_lost(piece: Piece) -> bool:
    return piece.text[1:].isalnum() and not piece.quoted


RULE = Rule(
    name="BackslashLost",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/#escape",
    examples=(
        Good("FROM alpine\nENV A='C:\\x' B=a\\ b C=\\$x\nRUN a\\b\n"),
        Good("# escape=`\nFROM alpine\nWORKDIR C:\\app\n"),
        Bad("FROM alpine\nWORKDIR C:<[\\a]>pp\n"),
        Bad("FROM alpine\nENV A=C:<[\\x]>\\y\n"),
    ),
)
