"""FROMs with one variable in the image: `FROM $BASE`, `FROM node:${NODE}-slim`."""

from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.pieces import Piece, Pieces
from ..syntax.tree import Placed
from ..syntax.words import Pair
from ..text import Span
from .images import Image, image
from .stages import Stage, StageTable

# With these the operand says what the image is where the argument does not.
_WITH_DEFAULT = ("-", ":-")


class ImageArgument(NamedTuple):
    """The image in `stage`'s FROM is `before`, the variable, `after`."""

    stage: Stage
    variable: Piece
    before: str
    after: str

    @property
    def name(self) -> str:
        return self.variable.name

    def is_like(self, other: "ImageArgument") -> bool:
        """Whether both give the same image, whatever the argument is."""
        return (self.name, self.before, self.after) == (other.name, other.before, other.after)

    def value(self, text: str) -> str:
        """What the variable must be for the image to be `text`; "" if nothing makes it so."""
        return _between(self.before, text, self.after)


class VersionArgument(NamedTuple):
    """A FROM whose tag is `before`, the argument, `after`; `repository` has no tag."""

    repository: Image
    before: str
    after: str

    def version(self, tag: str) -> str:
        """What the argument must be for the tag to be `tag`; "" if none makes it so."""
        return _between(self.before, tag, self.after)


class Default(NamedTuple):
    """Where a variable gets its value from, quotes left out; `start` is where it is named."""

    placed: Placed
    span: Span
    start: int

    @property
    def text(self) -> str:
        return self.span.shift(-self.placed.start).of(self.placed.node.text)


def image_argument(stage: Stage) -> ImageArgument | None:
    """What FROM has, if a single variable and no quotes or escapes are in its image."""
    pieces = stage.image.pieces if stage.image else ()
    variables = [piece for piece in pieces if piece.kind == "variable"]
    if len(variables) != 1 or any(piece.kind not in ("text", "variable") for piece in pieces):
        return None
    (variable,) = variables
    if variable.fault or variable.operator not in ("", *_WITH_DEFAULT):
        return None
    index = pieces.index(variable)
    before, after = (
        "".join(each.text for each in part) for part in (pieces[:index], pieces[index + 1 :])
    )
    return ImageArgument(stage, variable, before, after)


def image_arguments(stages: StageTable) -> Iterator[ImageArgument]:
    return filter(None, map(image_argument, stages))


def version_arguments(stages: StageTable, name: str) -> Iterator[VersionArgument]:
    """Those that the argument `name` is, without an operator, in a tag."""
    for each in image_arguments(stages):
        repository, colon, start = each.before.rpartition(":")
        is_tag = colon and "/" not in start and "@" not in each.before + each.after
        known = image(repository) if is_tag else None
        if known and each.name == name and not each.variable.operator:
            yield VersionArgument(known, start, each.after)


def default_of(stages: StageTable, argument: ImageArgument) -> Default | None:
    """What the image is made of without build arguments, if one plain text says it: the global
    ARG's default, or what stands behind `:-`.
    """
    found = [
        (placed, pair)
        for placed in stages.globals
        for pair in _pairs(placed)
        if pair.key.text == argument.name and pair.value
    ]
    if len(found) > 1:
        return None
    if found:
        ((placed, pair),) = found
        span = _plain(pair.value.pieces) if pair.value else None
        start = placed.start + pair.key.span.start
    else:
        placed, operands = argument.stage.origin, argument.variable.operands
        is_given = argument.variable.operator in _WITH_DEFAULT
        span = _plain(operands[0]) if is_given else None
        start = placed.start + argument.variable.name_span.start
    return Default(placed, span.shift(placed.start), start) if span else None


def _between(before: str, text: str, after: str) -> str:
    if not text.startswith(before) or not text.endswith(after):
        return ""
    return text[len(before) : len(text) - len(after)]


def _pairs(placed: Placed) -> tuple[Pair, ...]:
    return placed.node.pairs if placed.node.name == "ARG" else ()


def _plain(pieces: Pieces) -> Span | None:
    """The one text that they are, without the quotes around it."""
    texts = [piece for piece in pieces if piece.kind != "quote"]
    is_one = len(texts) == 1 and texts[0].kind == "text" and len(pieces) in (1, 3)
    return texts[0].span if is_one else None
