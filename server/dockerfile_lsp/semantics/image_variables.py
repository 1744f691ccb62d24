"""The variables that a stage has from the image at its bottom, as far as that is known."""

from typing import NamedTuple

from .images import Image, image
from .meaning import Meaning
from .stages import Stage


class ImageVariable(NamedTuple):
    """`value` is None where only the name is known."""

    name: str
    value: str | None
    image: Image


def image_variables(meaning: Meaning, stage: Stage) -> tuple[ImageVariable, ...]:
    """With the defaults of the build arguments that the image's name is made of."""
    number, parents = stage.number, meaning.bases.parents
    while (parent := parents[number]) is not None:
        number = parent
    name = meaning.bases.names[number]
    base = image(name) if name else None
    platform = meaning.bases.platforms[number].text
    settings = meaning.settings_of(base, platform) if base else None
    if not base or not settings:
        return ()
    return tuple(ImageVariable(name, value, base) for name, value in settings.env)
