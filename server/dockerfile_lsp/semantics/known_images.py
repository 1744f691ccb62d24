"""What the embedded catalogue knows about an image reference.

Tags move and the catalogue ages. So a configuration is only taken for whole where the tag is
one that it was read for; where just the distribution below differs, the rest still holds.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..catalog.images import KnownConfig, configs, cycles, known
from ..catalog.images import tags as catalogue_tags
from .image_facts import ImageConfig, ImageDetails, ImageSettings, Known
from .images import HUB, OFFICIAL, Image
from .tags import Kind, Tag, tag

_MIRRORS = ("public.ecr.aws/docker/library/", "mirror.gcr.io/library/")
_ARCHITECTURES = re.compile(r"(?:amd64|arm32v[567]|arm64v8|i386|ppc64le|riscv64|s390x)/")
_CHANNELS = re.compile(r"(?:\A|-)(?:lts|stable|current|mainline)(?:-|\Z)")


def catalogue_name(image: Image) -> str:
    """The name under which the catalogue has the image, or would have it.

    Copies of the official library and its images for one architecture are the same images.
    """
    name = image.name
    for mirror in _MIRRORS:
        name = name.removeprefix(mirror)
    if image.registry == HUB:
        name = _ARCHITECTURES.sub("", name, count=1)
    return name if known(name) else image.name


def settings_of(image: Image, platform: str, facts: Mapping[Any, Known]) -> ImageSettings | None:
    """What its registry said of the image for a platform, else what the catalogue has."""
    fact = facts.get(ImageConfig.of(image, platform))
    if fact and isinstance(fact.value, ImageDetails):
        return fact.value.settings
    return known_settings(image)


def platforms_of(image: Image, asked: str, facts: Mapping[Any, Known]) -> frozenset[str]:
    """What the image is for, as "linux/arm64"; empty where that is not known.

    Of official images what any of their tags is for. `asked` is the platform that its registry
    was asked about.
    """
    fact = facts.get(ImageConfig.of(image, asked))
    if fact and isinstance(fact.value, ImageDetails):
        return frozenset("/".join(each.split("/")[:2]) for each in fact.value.platforms)
    found = known(catalogue_name(image))
    return frozenset(map(_platform, found.architectures)) if found else frozenset()


@lru_cache(maxsize=1024)
def known_settings(image: Image) -> ImageSettings | None:
    """None where nothing is known of that tag."""
    if image.registry == HUB and image.path == f"{OFFICIAL}/scratch":
        return ImageSettings()
    name, text = catalogue_name(image), image.asked_tag
    if not text:
        return None
    exact = _matching(name, tag(text))
    found = exact or _matching(name, tag(_without_system(text)))
    return _settings(found, is_exact=bool(exact) and not image.digest) if found else None


def _platform(name: str) -> str:
    """A name of the official library, such as arm32v7, as docker writes platforms."""
    os, _, architecture = name.rpartition("-")
    plain = re.sub(r"(?<=arm)(?:32v\d|(64)v8)\Z", r"\1", architecture)
    return f"{os or 'linux'}/{'386' if plain == 'i386' else plain}"


def _settings(config: KnownConfig, *, is_exact: bool) -> ImageSettings:
    return ImageSettings(
        env=config.env,
        user=config.user,
        workdir=config.workdir,
        entrypoint=config.entrypoint,
        cmd=config.cmd,
        ports=config.ports,
        volumes=config.volumes,
        stop_signal=config.stop_signal,
        is_whole=config.is_whole and is_exact,
    )


class _Match(NamedTuple):
    exactness: tuple[bool, int]
    config: KnownConfig


def _matching(name: str, wanted: Tag) -> KnownConfig | None:
    matches = [
        _Match((family == wanted.text, len(tag(family).version)), config)
        for config in configs(name)
        for family in config.tags
        if family in ("*", wanted.text) or _covers(tag(family), wanted, name)
    ]
    return max(matches, key=lambda match: match.exactness).config if matches else None


def _covers(family: Tag, wanted: Tag, name: str) -> bool:
    """Whether images of the tag `wanted` are of those that `family` stands for."""
    if (family.variant, family.kind) != (wanted.variant, wanted.kind) or not wanted.version:
        return False
    if family.numbers and family.numbers != wanted.numbers:
        return False
    if family.version:
        return wanted.version[: len(family.version)] == family.version
    if _CHANNELS.search(family.text):
        return False
    return wanted.version == _newest(name, family.variant)[: len(wanted.version)]


@cache
def _newest(name: str, variant: tuple[str, ...]) -> tuple[int, ...]:
    """The version that a tag of that variant without a version means."""
    found = map(tag, catalogue_tags(name))
    return max(
        (each.version for each in found if each.kind == Kind.RELEASE and each.variant == variant),
        default=(),
    )


def _without_system(text: str) -> str:
    """The tag without the distribution's code name and without the number of Alpine."""
    words = [word for word in text.split("-") if word not in code_names()]
    return "-".join(re.sub(r"\Aalpine[\d.]+\Z", "alpine", word) for word in words) or "latest"


@cache
def code_names() -> frozenset[str]:
    """Of Debian's and Ubuntu's releases, as tags have them."""
    every = (*cycles("debian"), *cycles("ubuntu"))
    return frozenset(each.codename.split()[0].lower() for each in every if each.codename)
