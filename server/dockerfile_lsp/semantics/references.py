"""Where instructions name a stage, and which one that is (dockerfile2llb/convert.go).

`--from` and a mount's `from` mean the last stage of that name in the file, or, for
`COPY --from` alone, the one of that number. What is no stage is an image.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..syntax.instruction import Instruction
from ..syntax.tree import Placed
from ..syntax.words import Word
from .mounts import mounts, source
from .stages import Stage, StageTable


class Source(NamedTuple):
    """A COPY's `--from` or a RUN's mount, as the instruction alone tells it.

    `number` is that of a `COPY --from` of a number. `implied`: a mount without `from`, for
    which BuildKit looks under the name scratch; its `word` is the whole mount. `is_plain` is
    false with a variable, a quote or an escape in `word`, which then names nothing.
    """

    node: Instruction
    word: Word
    by: Literal["COPY", "RUN"]
    number: int | None = None
    implied: bool = False
    is_plain: bool = True


class Reference(NamedTuple):
    """A use of another stage or image. `target` is the stage; None if it is an image.

    `number` and `implied` are those of `Source`; an implied one is a reference only where a
    stage is called scratch.
    """

    user: Stage
    placed: Placed
    word: Word
    by: Literal["FROM", "COPY", "RUN"]
    target: Stage | None
    number: int | None = None
    implied: bool = False


EMPTY_IMAGE = "scratch"

# strconv.Atoi: decimal digits with a sign; what does not fit 64 bits is no number.
_NUMBER = re.compile(r"[+-]?\d+\Z", re.ASCII)
_MOST = 2**63


def references(stages: StageTable) -> Iterator[Reference]:
    """Every use of a stage or an image, in the order of the text; ONBUILD's are left out.

    A COPY whose `--from` has a variable, a quote or an escape in it has none.
    """
    for stage in stages:
        yield from references_in(stages, stage, stage.origin)
        taking = {id(source.node) for source in taken_by(stage)}
        for placed in stage.body if taking else ():
            if id(placed.node) in taking:
                yield from references_in(stages, stage, placed)


def references_in(stages: StageTable, stage: Stage, placed: Placed) -> Iterator[Reference]:
    """Those of one instruction of `stage`, its FROM included."""
    if placed.node.name == "FROM" and stage.image:
        yield Reference(stage, placed, stage.image, "FROM", stages.base(stage))
    for each in sources(placed.node):
        found = target(stages, each)
        if each.is_plain and (found or not each.implied):
            yield Reference(stage, placed, each.word, each.by, found, each.number, each.implied)


def taken(stages: StageTable) -> Iterator[tuple[Stage, Source, Stage | None]]:
    """All sources with the stage that takes from them and the one that they are, if any."""
    for stage in stages:
        for found in taken_by(stage):
            yield stage, found, target(stages, found)


def taken_by(stage: Stage) -> tuple[Source, ...]:
    """The sources of the stage's instructions, ONBUILD's left out."""
    return stage.kept("sources", _taken)


def taken_later(stage: Stage) -> tuple[Source, ...]:
    """The sources of the stage's ONBUILDs, for those that are based on it to take."""
    return stage.kept("sources of triggers", _taken_later)


def sources(node: Instruction) -> tuple[Source, ...]:
    """What the instruction takes files from, a context's files aside."""
    kept: tuple[Source, ...] | None = node.memo.get("own sources")
    if kept is None:
        kept = node.memo["own sources"] = tuple(_found(node))
    return kept


def target(stages: StageTable, found: Source) -> Stage | None:
    """The stage that a source is; None if it is an image or nothing."""
    if not found.is_plain:
        return None
    if found.number is not None:
        return stages[found.number] if 0 <= found.number < len(stages) else None
    return stages.named(EMPTY_IMAGE if found.implied else found.word.text)


def is_plain(word: Word) -> bool:
    """Whether the shell's lexer leaves the word as it is."""
    return all(piece.kind in ("text", "joint") for piece in word.pieces)


def source_number(text: str) -> int | None:
    """The number that `COPY --from=text` gives; None if it is a name."""
    number = int(text) if _NUMBER.match(text) else None
    return number if number is not None and -_MOST <= number < _MOST else None


def _taken(nodes: Sequence[Instruction]) -> tuple[Source, ...]:
    return tuple(each for node in nodes for each in sources(node))


def _taken_later(nodes: Sequence[Instruction]) -> tuple[Source, ...]:
    return tuple(each for node in nodes if node.inner for each in sources(node.inner))


def _found(node: Instruction) -> Iterator[Source]:
    if node.name == "COPY":
        flag = node.flag("from")
        if flag and flag.value and flag.value.text:
            word = flag.value
            number = source_number(word.text)
            yield Source(node, word, "COPY", number, is_plain=is_plain(word))
    elif node.name == "RUN":
        for mount in mounts(node):
            named = source(mount)
            yield Source(node, named or mount, "RUN", implied=named is None)
