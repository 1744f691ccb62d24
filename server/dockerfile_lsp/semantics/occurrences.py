"""All places of what the cursor is on: a stage's name, a variable, a here-document's word."""

from collections.abc import Iterator
from typing import Literal

from ..syntax.tree import Placed, Tree
from ..text import Span
from .references import Reference, references, references_in
from .stages import Stage, StageTable
from .variables import Occurrence, variable_occurrences


def occurrences(tree: Tree, stages: StageTable, offset: int) -> tuple[Occurrence, ...]:
    """In the order of the text; empty if nothing at `offset` has other places."""
    placed = tree.instruction_at(offset)
    if not placed:
        return ()
    stage = _stage_at(stages, placed, offset)
    if stage:
        return tuple(_of_stage(stages, stage))
    return _of_heredoc(placed, offset) or variable_occurrences(stages, placed, offset)


def _stage_at(stages: StageTable, placed: Placed, offset: int) -> Stage | None:
    """The stage that is named or referred to there."""
    stage = stages.at(offset)
    if not stage:
        return None
    if stage.origin == placed and stage.name and placed.span(stage.name).touches(offset):
        return stage
    found = (each for each in references_in(stages, stage, placed) if not each.implied)
    return next((each.target for each in found if _span(each).touches(offset)), None)


def _span(reference: Reference) -> Span:
    return reference.placed.span(reference.word)


def _of_stage(stages: StageTable, stage: Stage) -> Iterator[Occurrence]:
    """A stage without a name is defined by its FROM."""
    origin = stage.origin.span(stage.name or stage.origin.node.keyword)
    used = [_span(each) for each in references(stages) if each.target == stage and not each.implied]
    kind: Literal["stage", "number"] = "stage" if stage.name else "number"
    for span in sorted((origin, *used)):
        yield Occurrence(span, origin, is_definition=span == origin, kind=kind)


def _of_heredoc(placed: Placed, offset: int) -> tuple[Occurrence, ...]:
    """The word behind `<<` and the line that ends the here-document."""
    node = placed.node
    for heredoc in node.heredocs:
        name, mark, end = heredoc.mark.name, heredoc.mark.span, heredoc.terminator
        at = node.text.rfind(name, mark.start, mark.end)
        if not end or at < 0:
            continue
        spans = [Span(first, first + len(name)) for first in (at, node.text.index(name, end.start))]
        first, last = (span.shift(placed.start) for span in spans)
        if first.touches(offset) or last.touches(offset):
            return (
                Occurrence(first, first, is_definition=True, kind="heredoc"),
                Occurrence(last, first, is_definition=False, kind="heredoc"),
            )
    return ()
