"""Where instructions name a stage, and which one that is (dockerfile2llb/convert.go).

`--from` and a mount's `from` mean the last stage of that name in the file, or, for
`COPY --from` alone, the one of that number. What is no stage is an image.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..syntax.tree import Placed
from ..syntax.words import Word
from .mounts import mounts, source
from .stages import Stage, StageTable


class Reference(NamedTuple):
    """A use of another stage or image. `target` is the stage; None if it is an image.

    A `COPY --from` of a number has it as `number`, be there such a stage or not. `implied`: a
    mount without `from`, for which BuildKit looks under the name scratch; its `word` is the
    whole mount, and it is a reference only if there is such a stage.
    """

    user: Stage
    placed: Placed
    word: Word
    by: Literal["FROM", "COPY", "RUN"]
    target: Stage | None
    number: int | None = None
    implied: bool = False


# strconv.Atoi: decimal digits with a sign; what does not fit 64 bits is no number.
EMPTY_IMAGE = "scratch"
_NUMBER = re.compile(r"[+-]?\d+\Z", re.ASCII)
_MOST = 2**63


def references(stages: StageTable) -> Iterator[Reference]:
    """Every use of a stage or an image, in the order of the text; ONBUILD's are left out.

    A COPY whose `--from` has a variable, a quote or an escape in it has none.
    """
    for stage in stages:
        for placed in (stage.origin, *stage.body):
            yield from references_in(stages, stage, placed)


def references_in(stages: StageTable, stage: Stage, placed: Placed) -> Iterator[Reference]:
    """Those of one instruction of `stage`, its FROM included."""
    match placed.node.name:
        case "FROM" if stage.image:
            yield Reference(stage, placed, stage.image, "FROM", stages.base(stage))
        case "COPY":
            yield from _copied(stages, stage, placed)
        case "RUN":
            yield from _mounted(stages, stage, placed)
        case _:
            return


def reached(
    found: tuple[Reference, ...], parents: Sequence[int | None], target: Stage
) -> frozenset[int]:
    """The numbers of the stages that a build of `target` needs, `target` included."""
    needs: dict[int, set[int]] = {
        number: {parent} for number, parent in enumerate(parents) if parent is not None
    }
    for reference in found:
        if reference.target and reference.by != "FROM":
            needs.setdefault(reference.user.number, set()).add(reference.target.number)
    seen: set[int] = set()
    waiting = [target.number]
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            waiting += needs.get(number, ())
    return frozenset(seen)


def source_number(text: str) -> int | None:
    """The number that `COPY --from=text` gives; None if it is a name."""
    number = int(text) if _NUMBER.match(text) else None
    return number if number is not None and -_MOST <= number < _MOST else None


def is_plain(word: Word) -> bool:
    """Whether the shell's lexer leaves the word as it is."""
    return all(piece.kind in ("text", "joint") for piece in word.pieces)


def _copied(stages: StageTable, stage: Stage, placed: Placed) -> Iterator[Reference]:
    flag = placed.node.flag("from")
    if not flag or not flag.value or not flag.value.text or not is_plain(flag.value):
        return
    word = flag.value
    number = source_number(word.text)
    if number is None:
        yield Reference(stage, placed, word, "COPY", stages.named(word.text))
        return
    target = stages[number] if 0 <= number < len(stages) else None
    yield Reference(stage, placed, word, "COPY", target, number)


def _mounted(stages: StageTable, stage: Stage, placed: Placed) -> Iterator[Reference]:
    empty = stages.named(EMPTY_IMAGE)
    for mount in mounts(placed.node):
        word = source(mount)
        if word:
            yield Reference(stage, placed, word, "RUN", stages.named(word.text))
        elif empty:
            yield Reference(stage, placed, mount, "RUN", empty, implied=True)
