from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """A flag with nothing behind `=` counts as if it were not there."""
    for flag in node.flags:
        known = node.facts.flag(flag.name.text) if node.facts else None
        is_refused = flag.name.text in ("device", "mount", "network", "security")
        if (
            known
            and known.kind != "boolean"
            and flag.value
            and not flag.value.text
            and not is_refused
        ):
            message = f"--{flag.name.text} without a value counts as not given"
            yield Finding(spot(node, flag.word), message)


RULE = Rule(
    name="FlagEmpty",
    severity=Severity.WARNING,
    check=on_instruction(check),
    examples=(
        Good("FROM alpine\nCOPY --chown=a a b\n"),
        Bad("FROM alpine\nCOPY <[--from=]> a b\n"),
    ),
)
