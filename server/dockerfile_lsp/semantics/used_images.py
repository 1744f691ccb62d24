"""The images that a file uses: what FROM, `COPY --from` and mounts name and no stage is."""

from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.words import Word
from .expander import expanded
from .images import Image, image
from .keeping import kept
from .meaning import Meaning
from .references import Reference, is_plain, references

# In `${name:-word}` the file says itself what holds without the argument.
_WITH_DEFAULT = ("-", ":-", "+", ":+")


class UsedImage(NamedTuple):
    """`is_written`: the word says all of it, so that it can be written anew. `platform` is the one
    that it is taken for: "linux/amd64".
    """

    reference: Reference
    image: Image
    is_written: bool
    platform: str

    @property
    def word(self) -> Word:
        return self.reference.word


def used_images(meaning: Meaning) -> tuple[UsedImage, ...]:
    """In the order of the text. Left out are `scratch` and what is known at a build alone."""
    used = (_used(meaning, each) for each in references(meaning.stages))
    return kept(meaning.memo, "used images", (), None, lambda: tuple(filter(None, used)))


def base_images(meaning: Meaning) -> Iterator[UsedImage]:
    """Those of FROM alone."""
    return (used for used in used_images(meaning) if used.reference.by == "FROM")


def image_of(meaning: Meaning, reference: Reference) -> Image | None:
    """With the defaults of its build arguments; None if a stage is named, or nothing is."""
    if reference.target or reference.implied or reference.number is not None:
        return None
    text = reference.word.text if is_plain(reference.word) else _value(meaning, reference)
    is_stage = meaning.stages.above(reference.user, text) is not None
    return None if is_stage or text == "scratch" else image(text)


def platform_of(meaning: Meaning, reference: Reference) -> str:
    """FROM may ask for another platform than the build's."""
    if reference.by != "FROM":
        return meaning.assumptions.platform
    return meaning.bases.platforms[reference.user.number].text


def _used(meaning: Meaning, reference: Reference) -> UsedImage | None:
    named = image_of(meaning, reference)
    if not named:
        return None
    return UsedImage(reference, named, is_plain(reference.word), platform_of(meaning, reference))


def _value(meaning: Meaning, reference: Reference) -> str:
    """FROM alone takes variables; "" where one has no value or another than the file says."""
    if reference.by != "FROM":
        return ""
    word = reference.word
    value = expanded(word.pieces, meaning.bases.scope.lookup, word.escape)
    needed = (use for use in value.uses if use.piece.operator not in _WITH_DEFAULT)
    is_told = value.known and not any(use.variable.missing for use in needed)
    return value.text if is_told and not value.fault else ""
