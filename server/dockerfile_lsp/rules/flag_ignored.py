from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.flags import flags_are_dropped
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """ARG, STOPSIGNAL and HEALTHCHECK NONE have no flags, and drop them without a word."""
    if not flags_are_dropped(node):
        return
    what = "HEALTHCHECK NONE" if node.name == "HEALTHCHECK" else node.name
    for flag in node.flags:
        yield Finding(
            spot(node, flag.word), f"{what} ignores --{flag.name.text}", tag="unnecessary"
        )


RULE = Rule(
    name="FlagIgnored",
    severity=Severity.WARNING,
    check=on_instruction(check),
    examples=(
        Good("FROM alpine\nARG A\nHEALTHCHECK --interval=5s CMD a\n"),
        Bad("FROM alpine\nHEALTHCHECK <[--interval=5s]> NONE\nARG <[--x]> A\n"),
    ),
)
