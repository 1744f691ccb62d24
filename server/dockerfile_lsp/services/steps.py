"""The saved file's instructions as the engines count them.

Every engine tells where it is in its own way: BuildKit by stage and place in it, the legacy
builder by the instruction's number in the file, buildah and podman by stage and instruction.
"""

import re
from typing import NamedTuple

from ..semantics.images import image
from ..semantics.stages import StageTable
from ..syntax.parse import parse
from ..syntax.tree import Placed
from ..text import LineIndex, Span

# Those that BuildKit gives a vertex (dockerfile2llb/convert.go, `commandTotal`).
_WITH_VERTEX = frozenset({"RUN", "COPY", "ADD", "WORKDIR"})


class Lines(NamedTuple):
    """Lines of the saved file as an editor counts them, from 1, both included."""

    first: int
    last: int


class Step(NamedTuple):
    name: str  # in upper case if it is an instruction's
    lines: Lines
    counted: Lines  # as the engines count: a lone \r ends no line
    images: tuple[str, ...]  # what it names as an image or stage, variables as written


class Steps:
    """All instructions of `text`, which the questions below look up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._index = LineIndex(text)
        tree = parse(text)
        self._table = StageTable(tree)
        self._labels = {stage.key or f"stage-{i}": i for i, stage in enumerate(self._table)}
        self._stages = [
            tuple(map(self._step, (stage.origin, *stage.body))) for stage in self._table
        ]
        self._all = tuple(map(self._step, tree.instructions))
        self._frontend = tuple(
            self._placed("", directive.value_span.shift(start), (directive.value,))
            for directive, start in tree.directives
            if directive.name == "syntax"
        )

    def vertex(self, label: str, place: int, total: int) -> Step | None:
        """BuildKit's `[label place/total]`; label "" where the file has one stage.

        Counted from the end: in front come the FROM, if it is an image, and the ONBUILD
        instructions of that image, whose place is the FROM's.
        """
        if not label and len(self._stages) == 1:
            index = 0
        elif label in self._labels:
            index = self._labels[label]
        else:
            return None
        stage = self._stages[index]
        with_vertex = [step for step in stage[1:] if step.name in _WITH_VERTEX]
        return _from_end(with_vertex, total - place) or stage[0]

    def in_stage(self, stage: int, place: int, total: int) -> Step | None:
        """Instruction `place` of `total` in stage number `stage`, all from 1 (buildah, podman)."""
        if not 0 < stage <= len(self._stages):
            return None
        steps = self._stages[stage - 1]
        return _from_end(list(steps), total - place) or steps[0]

    def in_file(self, place: int) -> Step | None:
        """Instruction number `place` of the file, from 1 (the legacy builder)."""
        return self._all[place - 1] if 0 < place <= len(self._all) else None

    def at(self, line: int) -> Step | None:
        """The instruction on `line`, as the engines count lines."""
        return next((s for s in self._all if s.counted.first <= line <= s.counted.last), None)

    def using(self, reference: str) -> Step | None:
        """What names the image first, in its short or its full form; the syntax directive may."""
        wanted = _full(reference)
        steps = (*self._frontend, *self._all)
        return next((step for step in steps if wanted in map(_full, step.images)), None)

    def behind(self, step: Step) -> tuple[int, int]:
        """How many instructions stand before it from the first FROM on, and of how many."""
        all_ = [each for stage in self._stages for each in stage]
        return all_.index(step), len(all_)

    def target(self, name: str) -> str:
        """A stage's name as it is written, for buildah, which minds its case."""
        stage = self._table.named(name) if name else None
        return stage.name.text if stage and stage.name else name

    def origin(self, target: str) -> Step | None:
        """The FROM of stage `target`; of the last stage if there is none of that name."""
        if not self._stages:
            return None
        return self._stages[self._labels.get(target.lower(), -1)][0]

    def _step(self, placed: Placed) -> Step:
        return self._placed(placed.node.name, placed.span(), tuple(_images(placed)))

    def _placed(self, name: str, span: Span, images: tuple[str, ...]) -> Step:
        lines = Lines(*(self._index.position(offset)[0] + 1 for offset in span))
        counted = Lines(*(self._text.count("\n", 0, offset) + 1 for offset in span))
        return Step(name, lines, counted, images)


def _from_end(steps: list[Step], back: int) -> Step | None:
    """The step that has `back` others behind it."""
    return steps[-1 - back] if 0 <= back < len(steps) else None


def _images(placed: Placed) -> list[str]:
    node = placed.node
    if node.name == "FROM":
        return [word.text for word in node.arguments[:1]]
    values = [flag.value.text for flag in node.flags if flag.value]
    named = [found[1] for value in values if (found := re.search(r"(?:^|,)from=([^,]+)", value))]
    origin = node.flag("from")
    return named + ([origin.value.text] if origin and origin.value else [])


def _full(text: str) -> str:
    """`python` as `docker.io/library/python:latest`; as it is where it has a variable."""
    found = image(text)
    return found.canonical if found else text
