"""The stages that the place's own stage can use: the earlier ones."""

from collections.abc import Iterator

from ...semantics.stages import Stage
from ._places import Place


def earlier(at: Place) -> tuple[Stage, ...]:
    stages = at.view.document.stages
    stage = stages.at(at.word.start)
    return tuple(stages[number] for number in range(stage.number)) if stage else ()


def sources(at: Place) -> Iterator[tuple[str, Stage]]:
    """What `COPY --from` may name, the nearest first: a name or, without one, a number."""
    stages = at.view.document.stages
    for stage in reversed(earlier(at)):
        if not stage.name:
            yield str(stage.number), stage
        elif stages.named(stage.key) == stage:
            yield stage.name.text, stage
