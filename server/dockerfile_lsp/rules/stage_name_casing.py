from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_document
from ..semantics.naming import STAGE_NAME
from ..semantics.problems import spot
from ..semantics.references import taken
from ..semantics.stages import Stage, StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """Stage names should be lower case.

    Instructions are upper case by convention; a lower-case stage name cannot be mistaken
    for one. BuildKit keeps the name in lower case: `COPY --from=Builder` still finds it,
    `FROM Builder` is taken for an image.
    """
    for stage in stages:
        words = stage.origin.node.arguments
        if len(words) != 3 or words[2].text == words[2].text.lower():
            continue
        where, lower = spot(stage.origin.node, words[2]), words[2].text.lower()
        fix = Fix(f"Rename to '{lower}'", (Change(where, lower), *_uses(stages, stage)))
        is_name = STAGE_NAME.match(lower) is not None
        yield Finding(
            where, f"Stage name '{words[2].text}' should be lower case", fix if is_name else None
        )


def _uses(stages: StageTable, stage: Stage) -> Iterator[Change]:
    """The uses of the stage in another letter case, `FROM Builder` included, which was meant."""
    for child in stages:
        image = child.image
        if image and child.number > stage.number and _is_other(image.text, stage.key):
            yield Change(spot(child.origin.node, image), stage.key)
    for _, source, target in taken(stages):
        if target is stage and _is_other(source.word.text, stage.key):
            yield Change(spot(source.node, source.word), stage.key)


def _is_other(text: str, key: str) -> bool:
    return text != key and text.lower() == key


RULE = Rule(
    name="StageNameCasing",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/stage-name-casing/",
    examples=(
        Good("FROM alpine AS builder\n"),
        Good("FROM alpine\n"),
        Bad("FROM alpine AS <[$X]>\n"),
        Bad(
            "FROM alpine AS <[Builder]>\n"
            "FROM Builder\n"
            "COPY --from=BUILDER a b\n"
            "COPY --from=0 a b\n"
            "RUN --mount=from=builder,target=/x a\n",
            fixed="FROM alpine AS builder\n"
            "FROM builder\n"
            "COPY --from=builder a b\n"
            "COPY --from=0 a b\n"
            "RUN --mount=from=builder,target=/x a\n",
        ),
    ),
)
