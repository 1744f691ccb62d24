"""One image of a registry: its digest, platforms, size and configuration.

A HEAD tells the digest and is no pull. What has a digest never changes, and is checked by it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..semantics.image_facts import Failed, ImageDetails
from ..semantics.images import Image, is_digest
from ..semantics.platforms import platform as parsed_platform
from .http import Reply
from .image_settings import image_settings
from .registry_door import Door, Question
from .untrusted import number, parsed, rows, table, text

_INDEXES = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
_MANIFESTS = (
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)
_ACCEPT = ", ".join((*_INDEXES, *_MANIFESTS))


class _Manifest(NamedTuple):
    digest: str
    content: Mapping[str, Any]


async def digest_of(door: Door, image: Image) -> str | Failed:
    """What the tag means now."""
    if image.digest:
        return image.digest
    question = _question(image, image.asked_tag)._replace(method="HEAD")
    reply = await door.ask(question)
    if isinstance(reply, Failed):
        return reply
    told: str = reply.headers.get("docker-content-digest", "")
    if is_digest(told):
        return told
    manifest = await _manifest(door, image, image.asked_tag)
    return manifest if isinstance(manifest, Failed) else manifest.digest


async def details_of(door: Door, image: Image, digest: str, platform: str) -> ImageDetails | Failed:
    """Of the image of `digest`; of an index's images that for `platform`, if it has that."""
    top = await _manifest(door, image, digest)
    if isinstance(top, Failed):
        return top
    choices = {
        name: digest
        for each in map(table, rows(top.content.get("manifests")))
        if (name := _platform(table(each.get("platform")))) and is_digest(digest := _digest(each))
    }
    if not choices:
        return await _details(door, image, top.digest, top, ())
    chosen = _chosen(choices, platform)
    found = await _manifest(door, image, choices[chosen])
    if isinstance(found, Failed):
        return found
    details = await _details(door, image, top.digest, found, tuple(choices))
    return details if isinstance(details, Failed) else details._replace(platform=chosen)


def _chosen(names: Iterable[str], wanted: str) -> str:
    """The name of the same platform, else of the same architecture, else the first one."""
    found = [(name, parsed_platform(name)) for name in names]
    asked = parsed_platform(wanted)
    same = (name for name, each in found if each == asked)
    alike = (name for name, each in found if each and asked and each[:2] == asked[:2])
    return next(same, None) or next(alike, None) or found[0][0]


async def _details(
    door: Door, image: Image, digest: str, manifest: _Manifest, platforms: tuple[str, ...]
) -> ImageDetails | Failed:
    config = await _config(door, image, _digest(table(manifest.content.get("config"))))
    if isinstance(config, Failed):
        return config
    layers = map(table, rows(manifest.content.get("layers")))
    return ImageDetails(
        digest=digest,
        created=text(config.get("created"))[:40],
        platforms=platforms or tuple(filter(None, (_platform(config),))),
        platform=_platform(config),
        size=sum(number(layer.get("size")) for layer in layers),
        settings=image_settings(table(config.get("config"))),
    )


async def _config(door: Door, image: Image, digest: str) -> Mapping[str, Any] | Failed:
    if not is_digest(digest):
        return Failed(f"{image.name} has no configuration: it is no image to build from")
    question = Question(image.registry, image.path, f"{image.path}/blobs/{digest}", accept="*/*")
    reply = await door.ask(question)
    if isinstance(reply, Failed):
        return reply
    return table(parsed(reply.body)) if _is(reply, digest) else _wrong(image)


async def _manifest(door: Door, image: Image, reference: str) -> _Manifest | Failed:
    reply = await door.ask(_question(image, reference))
    if isinstance(reply, Failed):
        return reply
    if is_digest(reference) and not _is(reply, reference):
        return _wrong(image)
    own = f"sha256:{hashlib.sha256(reply.body).hexdigest()}"
    return _Manifest(reference if is_digest(reference) else own, table(parsed(reply.body)))


def _question(image: Image, reference: str) -> Question:
    path = f"{image.path}/manifests/{reference}"
    return Question(image.registry, image.path, path, accept=_ACCEPT)


def _is(reply: Reply, digest: str) -> bool:
    algorithm, _, wanted = digest.partition(":")
    return hashlib.new(algorithm, reply.body).hexdigest() == wanted


def _wrong(image: Image) -> Failed:
    return Failed(f"{image.registry} answers with something else than {image.name}")


def _digest(descriptor: Mapping[str, Any]) -> str:
    return text(descriptor.get("digest"))


def _platform(told: Mapping[str, Any]) -> str:
    """As "linux/arm/v7"; "" for what is no platform, such as an attestation's."""
    parts = (text(told.get(key)) for key in ("os", "architecture", "variant"))
    name = "/".join(part for part in parts if part)
    return "" if "unknown" in name or "/" not in name else name
