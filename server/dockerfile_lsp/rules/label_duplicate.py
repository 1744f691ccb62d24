from collections.abc import Iterator, Sequence

from ..rule import Bad, Finding, Good, Related, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(nodes: Sequence[Instruction]) -> Iterator[Finding]:
    """A label is set again later in the stage, and the last one counts."""
    labels = [(node, pair.key) for node in nodes for pair in node.pairs]
    last = {key.text: number for number, (_, key) in enumerate(labels)}
    for number, (node, key) in enumerate(labels):
        if last[key.text] != number and key.value:
            related = (Related(spot(*labels[last[key.text]]), "This one counts"),)
            message = f"Label '{key.text}' is set again below"
            yield Finding(spot(node, key), message, None, related, "unnecessary")


RULE = Rule(
    name="LabelDuplicate",
    severity=Severity.INFO,
    check=on_stage(check, "LABEL"),
    source="https://docs.docker.com/reference/dockerfile/#label",
    examples=(
        Good("FROM alpine\nLABEL a=1 b=2\nFROM alpine\nLABEL a=3\n"),
        Bad("FROM alpine\nLABEL <[a]>=1\nLABEL a=2\n"),
    ),
)
