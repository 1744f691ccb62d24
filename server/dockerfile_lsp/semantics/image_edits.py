"""How an image in a file could be written instead: updated, pinned, in another variant."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from ..catalog.images import DATE, cycles, variant
from ..catalog.images import tags as catalogue_tags
from .image_facts import Digest, ImageConfig, ImageDetails, ImageDigest, Known, TagList, Tags
from .image_life import lives
from .images import Image
from .known_images import catalogue_name
from .tag_order import Level, newer, siblings
from .tags import Kind, Tag, tag

_MOST_VARIANTS = 6


class Choice(NamedTuple):
    """`image` is what is to be written; it `needs_digest` where the digest is not known yet."""

    kind: Literal["update", "pin", "unpin", "tag", "variant"]
    title: str
    image: Image
    needs_digest: bool = False


def known_tags(image: Image, facts: Mapping[Any, Known]) -> tuple[str, ...]:
    """What the registry has listed, and what the catalogue has if that is not all."""
    fact = facts.get(Tags.of(image))
    listed = fact.value if fact and isinstance(fact.value, TagList) else TagList((), is_whole=False)
    names = tuple(tag.name for tag in listed.tags)
    return names if listed.is_whole else (*names, *catalogue_tags(catalogue_name(image)))


def known_digest(image: Image, facts: Mapping[Any, Known]) -> str:
    """What the image's tag meant when its registry was last asked; "" if it was not."""
    asked = facts.get(ImageDigest.of(image))
    if asked and isinstance(asked.value, Digest):
        return asked.value.text
    fact = facts.get(ImageConfig.of(image))
    if fact and isinstance(fact.value, ImageDetails):
        return fact.value.digest
    listed = facts.get(Tags.of(image))
    tags = listed.value.tags if listed and isinstance(listed.value, TagList) else ()
    return next((tag.digest for tag in tags if tag.name == image.asked_tag), "")


def updates(image: Image, names: tuple[str, ...]) -> Iterator[tuple[Level, str]]:
    """The newest patch, minor and major of the same variant; supported ones alone."""
    seen: set[str] = set()
    for level in ("patch", "minor", "major"):
        found = newer(image.tag, names, level, lambda each: _is_supported(image, each))
        if found and found not in seen:
            seen.add(found)
            yield level, found


def choices(image: Image, facts: Mapping[Any, Known]) -> Iterator[Choice]:
    names = known_tags(image, facts)
    plain = image._replace(digest="")
    for level, name in updates(image, names):
        new = _tagged(plain, name)
        yield _pinned("update", f"Update to {name}, the newest {level}", new, image, facts)
    if not image.tag and not image.digest:
        name = meant_by_latest(image, facts)
        if name:
            yield Choice("tag", f"Add the tag {name}", _tagged(plain, name))
    if image.digest and image.tag:
        yield Choice("unpin", "Unpin: leave the digest out", plain)
    if not image.digest:
        new = plain._replace(tag=image.asked_tag)
        known = known_digest(new, facts)
        title = "Pin to its digest"
        yield Choice("pin", title, new._replace(digest=known), needs_digest=not known)
    if image.tag:
        for name in _variants(image, names):
            new = _tagged(plain, name)
            yield _pinned("variant", f"Change to {name}", new, image, facts)


def meant_by_latest(image: Image, facts: Mapping[Any, Known]) -> str:
    """The tag of the same image that says its line of releases; "" where that is not known."""
    name = catalogue_name(image)
    is_official = "/" not in name
    beside = _beside_latest(catalogue_tags(name)) if is_official else ()
    same = _same_as_latest(image, facts) or beside
    plain = [each for each in map(tag, same) if each.version and not each.variant]
    plain = [each for each in plain if each.kind == Kind.RELEASE]
    lines = {cycle.name for cycle in cycles(name)}
    plain.sort(key=lambda each: (each.text not in lines, len(each.version) < 2, len(each.version)))
    return plain[0].text if plain else ""


def rewritten(text: str, old: Image, new: Image) -> str:
    """`text`, which says `old`, saying `new`: the name stays as it was written."""
    suffix = old.familiar[len(old.name) :]
    return text[: len(text) - len(suffix)] + new.familiar[len(new.name) :]


def _pinned(
    kind: Literal["update", "variant"],
    title: str,
    new: Image,
    old: Image,
    facts: Mapping[Any, Known],
) -> Choice:
    """What was pinned stays pinned."""
    if not old.digest:
        return Choice(kind, title, new)
    known = known_digest(new, facts)
    return Choice(kind, title, new._replace(digest=known), needs_digest=not known)


def _tagged(image: Image, name: str) -> Image:
    return image._replace(tag=name)


def _variants(image: Image, names: tuple[str, ...]) -> list[str]:
    """Those whose words mean something to us, without the number of a distribution."""
    found = [
        name
        for name in siblings(image.tag, names)
        if not tag(name).numbers and all(map(variant, tag(name).variant))
    ]
    return found[:_MOST_VARIANTS]


def _is_supported(image: Image, each: Tag) -> bool:
    """Whether a release may be moved to: not past its end; long-term if the present one is."""
    now, then = lives(image), lives(image._replace(tag=each.text, digest=""))
    if any(life.is_over(DATE) for life in then):
        return False
    if not now or not now[0].is_long_term:
        return True
    return bool(then) and then[0].is_long_term


def _same_as_latest(image: Image, facts: Mapping[Any, Known]) -> tuple[str, ...]:
    """The tags that the registry says to be the same image."""
    fact = facts.get(Tags.of(image))
    listed = fact.value.tags if fact and isinstance(fact.value, TagList) else ()
    wanted = next((each.digest for each in listed if each.name == "latest"), "")
    return tuple(each.name for each in listed if wanted and each.digest == wanted)


def _beside_latest(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those just before `latest` in the official library's list, where one image's tags are one
    run: up to another version.
    """
    if "latest" not in names:
        return ()
    before = names[: names.index("latest")]
    run: list[str] = []
    version: tuple[int, ...] = ()
    for name in reversed(before):
        numbers = tag(name).version
        if version and numbers and not (_begins(numbers, version) or _begins(version, numbers)):
            break
        version = max(version, numbers, key=len)
        run.append(name)
    return tuple(run)


def _begins(whole: tuple[int, ...], start: tuple[int, ...]) -> bool:
    return whole[: len(start)] == start
