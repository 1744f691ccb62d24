from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """Stage names should be lower case.

    Instructions are upper case by convention; a lower-case stage name cannot be mistaken
    for one. BuildKit keeps the name in lower case: `COPY --from=Builder` still finds it,
    `FROM Builder` is taken for an image.
    """
    for stage in stages:
        if stage.name and stage.name.text != stage.key:
            where = spot(stage.origin.node, stage.name)
            fix = Fix(f"Rename to '{stage.key}'", (Change(where, stage.key),))
            yield Finding(where, f"Stage name '{stage.name.text}' should be lower case", fix)


RULE = Rule(
    name="StageNameCasing",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/stage-name-casing/",
    examples=(
        Good("FROM alpine AS builder\n"),
        Good("FROM alpine\n"),
        Bad("FROM alpine AS <[Builder]>\n", fixed="FROM alpine AS builder\n"),
    ),
)
