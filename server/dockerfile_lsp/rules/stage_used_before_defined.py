from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """FROM names a stage that comes later, and so takes an image of that name."""
    for stage in stages:
        name = stage.image.text if stage.image else ""
        later = stages.named(name) if name and not stages.base(stage) else None
        if later and later.number > stage.number and later.name and stage.image:
            related = (Related(spot(later.origin.node, later.name), "The stage is here"),)
            message = f"Stage '{name}' comes later, so this is the image of that name"
            yield Finding(spot(stage.origin.node, stage.image), message, None, related)


RULE = Rule(
    name="StageUsedBeforeDefined",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine AS base\nFROM base\n"),
        Good("FROM golang AS golang\n"),
        Bad("FROM <[base]>\nFROM alpine AS base\n"),
    ),
)
