"""The variables that a stage has from the image at its bottom, as far as that is known."""

from collections.abc import Iterator
from typing import NamedTuple

from .base_triggers import trigger
from .images import Image, image
from .meaning import Meaning
from .references import is_plain
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
    found = {**dict(settings.env), **dict(_triggered(settings.triggers))}
    return tuple(ImageVariable(name, value, base) for name, value in found.items())


def _triggered(triggers: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """What the image's ONBUILDs set by ENV; of values that are not plain the name alone."""
    for node in filter(None, map(trigger, triggers)):
        for pair in node.pairs if node.name == "ENV" else ():
            value = pair.value
            yield pair.key.text, value.text if value and is_plain(value) else None
