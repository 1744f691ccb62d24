from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Related, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import Stage, StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """A stage has the name of one above.

    `FROM` then means the last one above it, `--from` and `--target` the last one in the
    file.
    """
    first: dict[str, Stage] = {}
    for stage in stages:
        if not stage.name:
            continue
        before = first.setdefault(stage.key, stage)
        if before is not stage and before.name:
            related = (
                Related(spot(before.origin.node, before.name), "The first stage of that name"),
            )
            where = spot(stage.origin.node, stage.name)
            yield Finding(where, f"A stage above is called '{stage.key}', too", None, related)


RULE = Rule(
    name="DuplicateStageName",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
    aliases=("DL3024",),
    examples=(
        Good("FROM alpine AS a\nFROM alpine AS b\n"),
        Bad("FROM alpine AS a\nFROM alpine AS <[A]>\n"),
    ),
)
