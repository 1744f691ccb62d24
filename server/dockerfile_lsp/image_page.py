"""What is shown of an image, as Markdown: what registries said, and what the catalogue knows.

What registries say is strangers' text and stands between backquotes alone.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from .catalog import images as catalogue
from .catalog.images import phrase
from .semantics.image_facts import ImageConfig, ImageDetails, ImageSettings, TagList, Tags
from .semantics.image_life import Life, lives
from .semantics.images import Image
from .semantics.known_images import catalogue_name, known_settings
from .semantics.tags import tag
from .workspace import Fact, Facts

_MOST = 40  # lines of one kind


def image_page(image: Image, platform: str, facts: Facts, locale: str = "en") -> str:
    """Empty if nothing is known."""
    fact = facts.get(ImageConfig.of(image, platform))
    details = fact.value if fact and isinstance(fact.value, ImageDetails) else None
    about = tag_page(image, locale)
    known = known_settings(image) if not details else None
    if not about and not details and not known:
        return ""
    parts = [f"**{literal(image.familiar)}**", about]
    if details and fact:
        told = "\n".join(f"- {line}" for line in _facts(details, _pushed(image, facts), locale))
        parts += [told, _settings(details.settings), _asked(fact, image, locale)]
    elif known:
        name = "embedded" if known.is_whole else "embedded in part"
        parts += [_settings(known), phrase(name, locale, date=catalogue.DATE)]
    return "\n\n".join(part for part in parts if part)


def tag_page(image: Image | None, locale: str = "en") -> str:
    """What the image is, what its tag's words mean, and until when it is supported."""
    known = image and catalogue.known(catalogue_name(image), locale)
    if not image or not known:
        return ""
    lines = [known.summary]
    if known.deprecated:
        instead = ", ".join(map(literal, known.instead))
        name = "replaced" if instead else "deprecated"
        lines.append(phrase(name, locale, instead=instead))
    for word in tag(image.tag).variant if image.tag else ():
        told = catalogue.variant(word, locale)
        lines += [f"- {literal(word)}: {told}"] if told else []
    lines += [f"- {_life(life, locale)}" for life in lives(image)]
    return "\n".join(f"{line}  " for line in lines).strip()


def size_text(size: int) -> str:
    """Of bytes, as registries count them: "45 MB"."""
    for unit, bytes_in in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= bytes_in:
            return f"{size / bytes_in:.3g} {unit}"
    return f"{size} B"


def literal(text: str) -> str:
    """`text` as Markdown shows it letter by letter, on one line."""
    plain = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}" if plain else ""


def _life(life: Life, locale: str) -> str:
    name = "ended" if life.is_over(catalogue.DATE) else "supported"
    if life.end:
        name = "ended on" if name == "ended" else "supported until"
    return phrase(name, locale, title=life.title, end=life.end)


def _pushed(image: Image, facts: Facts) -> float:
    """When the tag was last pushed; 0 if that is not known."""
    fact = facts.get(Tags.of(image))
    tags = fact.value.tags if fact and isinstance(fact.value, TagList) else ()
    return next((each.pushed for each in tags if each.name == image.asked_tag), 0.0)


def _facts(details: ImageDetails, pushed: float, locale: str) -> Iterator[str]:
    yield phrase("digest", locale, value=literal(details.digest))
    if details.created:
        yield phrase("created", locale, value=literal(details.created[:10]))
    if pushed:
        day = datetime.fromtimestamp(pushed, UTC).date().isoformat()
        yield phrase("pushed", locale, value=day)
    if details.platforms:
        shown = ", ".join(map(literal, details.platforms[:_MOST]))
        yield phrase("platforms", locale, value=shown)
    if details.platform and details.platforms != (details.platform,):
        yield phrase("shown for", locale, value=literal(details.platform))
    if details.size:
        yield phrase("size", locale, value=size_text(details.size))


def _settings(settings: ImageSettings) -> str:
    """As the instructions that would set them."""
    return "\n".join(f"- {name} {literal(value)}" for name, value in _instructions(settings))


def _instructions(settings: ImageSettings) -> Iterator[tuple[str, str]]:
    for name, value in settings.env[:_MOST]:
        yield "ENV", f"{name}={value}" if value is not None else name
    single = (
        ("USER", settings.user),
        ("WORKDIR", settings.workdir),
        ("ENTRYPOINT", _exec(settings.entrypoint)),
        ("CMD", _exec(settings.cmd)),
        ("EXPOSE", " ".join(settings.ports)),
        ("VOLUME", " ".join(settings.volumes)),
        ("SHELL", _exec(settings.shell)),
        ("STOPSIGNAL", settings.stop_signal),
    )
    yield from ((name, value) for name, value in single if value)
    for name, value in settings.labels[:_MOST]:
        yield "LABEL", f"{name}={value}"
    for trigger in settings.triggers[:_MOST]:
        yield "ONBUILD", trigger


def _exec(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]" if words else ""


def _asked(fact: Fact, image: Image, locale: str) -> str:
    time = datetime.fromtimestamp(fact.found, UTC).strftime("%Y-%m-%d %H:%M")
    return phrase("live", locale, registry=literal(image.registry), time=time)
