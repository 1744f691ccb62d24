from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..semantics.stages import Stage


def check(stage: Stage) -> Iterator[Finding]:
    """A label is set again later in the stage, and the last one counts."""
    labels = [
        (placed.node, pair.key)
        for placed in stage.body
        if placed.node.name == "LABEL"
        for pair in placed.node.pairs
    ]
    last = {key.text: number for number, (_, key) in enumerate(labels)}
    for number, (node, key) in enumerate(labels):
        if last[key.text] != number and key.value:
            related = (Related(spot(*labels[last[key.text]]), "This one counts"),)
            message = f"Label '{key.text}' is set again below"
            yield Finding(spot(node, key), message, None, related, "unnecessary")


RULE = Rule(
    name="LabelDuplicate",
    severity=Severity.INFO,
    check=on_stage(check),
    source="https://docs.docker.com/reference/dockerfile/#label",
    examples=(
        Good("FROM alpine\nLABEL a=1 b=2\nFROM alpine\nLABEL a=3\n"),
        Bad("FROM alpine\nLABEL <[a]>=1\nLABEL a=2\n"),
    ),
)
