"""Where a variable is defined and used: names and places, no values.

ENV and ARG fill one list, in which the later one counts; a stage begins with what the stage
has that it is built on; a global ARG is known to FROM, and to a stage by `ARG name` there
(dockerfile2llb/convert.go).
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..syntax.tree import Placed
from ..syntax.words import Pair
from ..text import Span
from .stages import Stage, StageTable
from .uses import uses


class Occurrence(NamedTuple):
    """A name in the document, where it is defined or used.

    `origin` is the definition that it has its meaning from; that of a definition is itself,
    or the global ARG that it takes over. A "number" is a stage without a name.
    """

    span: Span
    origin: Span
    is_definition: bool
    kind: Literal["variable", "stage", "number", "heredoc"] = "variable"


def variable_occurrences(stages: StageTable, placed: Placed, offset: int) -> tuple[Occurrence, ...]:
    """All places of the variable whose name is at `offset`, in the order of the text.

    Empty where none is, or where it is defined nowhere in the file.
    """
    name = name_at(placed, offset)
    found = _Tracer(stages, name).traced() if name else []
    here = next((group for each, group in found if each.span.touches(offset)), None)
    return tuple(each for each, group in found if group == here)


class Definition(NamedTuple):
    placed: Placed
    pair: Pair


def definitions_before(stages: StageTable, offset: int) -> dict[str, Definition]:
    """What each name stands for at `offset`, the latest last; in a FROM these are global ARGs."""
    stage = stages.at(offset)
    found: dict[str, Definition] = {}
    for placed in _visible(stages, stage, offset):
        for pair in placed.node.pairs if placed.node.name in ("ARG", "ENV") else ():
            name = _defined(placed, pair)
            found.pop(name, None)
            found[name] = Definition(placed, pair)
    return found


def _visible(stages: StageTable, stage: Stage | None, offset: int) -> Iterator[Placed]:
    if not stage or offset <= stage.origin.span().end:
        yield from (placed for placed in stages.globals if placed.span().end < offset)
        return
    for base in _bases(stages, stage):
        yield from base.body
    yield from (placed for placed in stage.body if placed.span().end < offset)


def _bases(stages: StageTable, stage: Stage) -> list[Stage]:
    """The stages that it is built on, the first one first."""
    found: list[Stage] = []
    base = stages.base(stage)
    while base:
        found.insert(0, base)
        base = stages.base(base)
    return found


def name_at(placed: Placed, offset: int) -> str:
    """The variable that is defined or used at `offset`; empty if none is."""
    at = offset - placed.start
    found = [use.name for use in uses(placed.node) if use.span.touches(at)]
    if placed.node.name in ("ARG", "ENV"):
        keys = [pair for pair in placed.node.pairs if pair.key.span.touches(at)]
        found += [_defined(placed, pair) for pair in keys]
    return found[0] if found else ""


def name_span(placed: Placed, offset: int) -> Span:
    """Where the name is that is used at `offset`; there must be one."""
    at = offset - placed.start
    return next(use.span for use in uses(placed.node) if use.span.touches(at))


def _defined(placed: Placed, pair: Pair) -> str:
    """The name that the pair defines: an ENV's without quotes, an ARG's as it is written."""
    return pair.key.text if placed.node.name == "ARG" else pair.key.value or ""


class _Variable(NamedTuple):
    """What a name stands for: `group` is the same for all places of one variable."""

    group: int
    origin: Span


class _Tracer:
    """Follows one name through the file."""

    def __init__(self, stages: StageTable, name: str) -> None:
        self._stages = stages
        self._name = name
        self._found: list[tuple[Occurrence, int]] = []
        self._same: list[int] = []

    def traced(self) -> list[tuple[Occurrence, int]]:
        """All places, each with the number of its variable."""
        outer: _Variable | None = None
        for placed in self._stages.globals:
            outer = self._instruction(placed, outer, None)
        left: dict[int, _Variable | None] = {}
        for stage in self._stages:
            self._uses(stage.origin, outer)
            base = self._stages.base(stage)
            current = left[base.number] if base else None
            for placed in stage.body:
                current = self._instruction(placed, current, outer)
            left[stage.number] = current
        in_order = sorted(self._found, key=lambda pair: pair[0].span)
        return [(each, self._first(group)) for each, group in in_order]

    def _instruction(
        self, placed: Placed, current: _Variable | None, outer: _Variable | None
    ) -> _Variable | None:
        """What the name stands for after the instruction."""
        node = placed.node
        if self._name not in node.line.text and self._name not in node.text:
            return current
        if node.name not in ("ARG", "ENV"):
            self._uses(placed, current)
            return current
        is_arg, before = node.name == "ARG", current
        for pair in node.pairs:
            # An ARG sees those before it in the same instruction, an ENV does not.
            self._uses(placed, current if is_arg else before, pair.word.span)
            if _defined(placed, pair) == self._name:
                taken = outer if is_arg and not pair.value else None
                current = self._definition(placed.span(pair.key), current, taken)
        return current

    def _definition(
        self, span: Span, current: _Variable | None, taken: _Variable | None
    ) -> _Variable:
        """The variable that is defined at `span`; `taken` is the global that it takes over."""
        known = [variable.group for variable in (current, taken) if variable]
        if not known:
            known.append(len(self._same))
            self._same.append(known[0])
        self._same[self._first(known[-1])] = self._first(known[0])
        origin = taken.origin if taken else span
        self._found.append((Occurrence(span, origin, is_definition=True), known[0]))
        return _Variable(known[0], span)

    def _uses(self, placed: Placed, variable: _Variable | None, within: Span | None = None) -> None:
        for use in uses(placed.node) if variable else ():
            is_inside = within is None or within.start <= use.span.start < within.end
            if variable and use.name == self._name and is_inside:
                found = Occurrence(placed.span(use.span), variable.origin, is_definition=False)
                self._found.append((found, variable.group))

    def _first(self, group: int) -> int:
        while self._same[group] != group:
            group = self._same[group]
        return group
