from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.mounts import mounts, source
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """A mount's `from` takes a stage's name; a number is an image called so."""
    for mount in mounts(node):
        word = source(mount)
        if word and word.text.isdecimal():
            yield Finding(
                spot(node, word), f"This is an image called '{word.text}'; name the stage"
            )


RULE = Rule(
    name="MountFromIndex",
    severity=Severity.WARNING,
    check=on_instruction(check, "RUN"),
    source="https://docs.docker.com/reference/dockerfile/#run---mount",
    examples=(
        Good("FROM alpine AS a\nFROM a\nRUN --mount=from=a,target=/x b\nCOPY --from=0 x y\n"),
        Bad("FROM alpine\nFROM alpine\nRUN --mount=from=<[0]>,target=/x a\n"),
    ),
)
