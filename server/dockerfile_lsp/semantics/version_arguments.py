"""Global ARGs that hold the version in a FROM: `ARG NODE=22` above `FROM node:${NODE}-slim`."""

from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.tree import Placed
from ..syntax.words import Pair, Word
from .images import Image, image
from .stages import Stage, StageTable


class VersionArgument(NamedTuple):
    """The tag in `stage`'s FROM is `before`, the argument, `after`; `repository` has no tag."""

    stage: Stage
    name: str
    repository: Image
    before: str
    after: str

    def is_like(self, other: "VersionArgument") -> bool:
        """Whether both give the same image, whatever the argument is."""
        return self._replace(stage=other.stage) == other

    def version(self, tag: str) -> str:
        """What the argument must be for the tag to be `tag`; "" if none makes it so."""
        if not tag.startswith(self.before) or not tag.endswith(self.after):
            return ""
        return tag[len(self.before) : len(tag) - len(self.after)]


class Default(NamedTuple):
    """Where a global ARG has its default."""

    placed: Placed
    value: Word


def version_arguments(stages: StageTable) -> Iterator[VersionArgument]:
    """One for each FROM whose tag has a single plain variable in it, and whose name has none."""
    for stage in stages:
        found = _argument(stage) if stage.image else None
        if found:
            yield found


def default_of(stages: StageTable, name: str) -> Default | None:
    """The one default that the global ARG has, if it is written without quotes and variables."""
    found = [
        Default(placed, pair.value)
        for placed in stages.globals
        for pair in _pairs(placed)
        if pair.key.text == name and pair.value
    ]
    is_plain = len(found) == 1 and all(piece.kind == "text" for piece in found[0].value.pieces)
    return found[0] if is_plain else None


def _pairs(placed: Placed) -> tuple[Pair, ...]:
    return placed.node.pairs if placed.node.name == "ARG" else ()


def _argument(stage: Stage) -> VersionArgument | None:
    pieces = stage.image.pieces if stage.image else ()
    variables = [piece for piece in pieces if piece.kind == "variable"]
    if len(variables) != 1 or any(piece.kind not in ("text", "variable") for piece in pieces):
        return None
    (variable,) = variables
    index = pieces.index(variable)
    before, after = (
        "".join(each.text for each in part) for part in (pieces[:index], pieces[index + 1 :])
    )
    name, colon, start = before.rpartition(":")
    repository = image(name) if colon and "/" not in start and "@" not in before + after else None
    if not repository or variable.operator or variable.fault:
        return None
    return VersionArgument(stage, variable.name, repository, start, after)
