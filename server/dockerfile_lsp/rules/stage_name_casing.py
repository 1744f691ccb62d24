from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.references import references
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
        uses = (Change(where, lower), *_uses(stages, stage))
        fix = Fix(f"Rename to '{lower}'", uses)
        yield Finding(where, f"Stage name '{words[2].text}' should be lower case", fix)


def _uses(stages: StageTable, stage: Stage) -> Iterator[Change]:
    """The uses of the stage in another letter case, `FROM Builder` included, which was meant."""
    for each in references(stages):
        text = each.word.text
        means = each.target is stage or (each.by == "FROM" and each.user.number > stage.number)
        if means and text.lower() == stage.key and text != stage.key:
            yield Change(spot(each.placed.node, each.word), stage.key)


RULE = Rule(
    name="StageNameCasing",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/stage-name-casing/",
    examples=(
        Good("FROM alpine AS builder\n"),
        Good("FROM alpine\n"),
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
