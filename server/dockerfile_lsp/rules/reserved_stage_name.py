from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """`scratch` and `context` cannot well name a stage.

    A stage called `scratch` is used where the empty image is meant, and `context` is
    BuildKit's name for the files sent to the build.
    """
    for stage in stages:
        if stage.name and stage.key in ("context", "scratch"):
            where = spot(stage.origin.node, stage.name)
            yield Finding(
                where, f"'{stage.key}' has a meaning of its own and should not name a stage"
            )


RULE = Rule(
    name="ReservedStageName",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/reserved-stage-name/",
    aliases=("DL3063",),
    examples=(
        Good("FROM alpine AS ctx\n"),
        Bad("FROM alpine AS <[context]>\n"),
    ),
)
