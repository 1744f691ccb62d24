"""Until when an image's releases are supported: its own, and its distribution's."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..catalog.images import Cycle, cycles, known
from .images import Image
from .known_images import catalogue_name
from .tags import Kind, Tag, tag


class Life(NamedTuple):
    """A line of releases that an image belongs to; `end` is an ISO date or empty.

    Where the end has no date, `has_ended` may still say that it was reached.
    """

    product: str  # the name of its image: "debian"
    release: str
    codename: str
    end: str
    has_ended: bool
    is_long_term: bool

    @property
    def title(self) -> str:
        """How people call it: "debian 11 (Bullseye)"."""
        host, _, path = self.product.partition("/")
        name = path if "." in host and path else self.product
        return f"{name} {self.release}" + (f" ({self.codename})" if self.codename else "")

    def is_over(self, today: str) -> bool:
        """Whether support had ended before the ISO date `today`."""
        return self.has_ended or (bool(self.end) and self.end < today)


@lru_cache(maxsize=4096)
def lives(image: Image) -> tuple[Life, ...]:
    """The image's own line first; none of what the catalogue does not know."""
    name, text = catalogue_name(image), image.tag
    if not text or not known(name) or tag(text).kind == Kind.SIGNATURE:
        return ()
    own = _own(name, tag(text))
    used = own.name if own else ""
    systems = (life for life in _systems(text, used) if life.product != name)
    return (*((_life(name, own),) if own else ()), *systems)


def next_life(life: Life) -> Life | None:
    """The newest line of the same product that is supported, a long-term one if this is one."""
    for cycle in cycles(life.product):
        found = _life(life.product, cycle)
        if found.is_long_term or not life.is_long_term:
            return found if found.release != life.release else None
    return None


def _own(name: str, wanted: Tag) -> Cycle | None:
    found = [cycle for cycle in cycles(name) if _begins(wanted.version, _version(cycle))]
    if found:
        return max(found, key=lambda cycle: len(_version(cycle)))
    words = re.split(r"[-_.]", wanted.text.lower())
    for cycle in cycles(name):
        if cycle.name.lower() in words or _code_word(cycle) in words:
            return cycle
    return _last_of(name, wanted.version)


def _last_of(name: str, version: tuple[int, ...]) -> Cycle | None:
    """For a tag less exact than the lines: the last of them to end, if all have an end."""
    within = [cycle for cycle in cycles(name) if version and _begins(_version(cycle), version)]
    if not within or not all(cycle.end for cycle in within):
        return None
    return max(within, key=lambda cycle: cycle.end)


def _systems(text: str, used: str) -> Iterator[Life]:
    """The distributions that the words of a tag name; `used` is the line already found."""
    words = [word for word in text.lower().split("-") if word != used]
    for product in ("debian", "ubuntu"):
        for cycle in cycles(product):
            if cycle.codename and _code_word(cycle) in words:
                yield _life(product, cycle)
    for word, number in _NUMBERED.findall(text.lower()):
        product = _PRODUCTS.get(word, word)
        for cycle in cycles(product):
            if cycle.name == number:
                yield _life(product, cycle)


_NUMBERED = re.compile(
    r"(?:\A|-)(alpine|ubuntu|debian|al|amazonlinux|oraclelinux|almalinux|fedora)-?(\d+(?:\.\d+)?)"
    r"(?=-|\Z)"
)
_PRODUCTS = {"al": "amazonlinux"}


@cache
def _life(product: str, cycle: Cycle) -> Life:
    # Debian's long-term support is free and its images are rebuilt for it; others' is sold.
    end = (cycle.extended_end if product == "debian" else "") or cycle.end
    return Life(product, cycle.name, cycle.codename, end, cycle.has_ended, cycle.is_long_term)


@cache
def _version(cycle: Cycle) -> tuple[int, ...]:
    is_number = re.fullmatch(r"\d+(\.\d+)*", cycle.name)
    return tuple(map(int, cycle.name.split("."))) if is_number else ()


def _begins(whole: tuple[int, ...], start: tuple[int, ...]) -> bool:
    return bool(start) and whole[: len(start)] == start


@cache
def _code_word(cycle: Cycle) -> str:
    return cycle.codename.split()[0].lower() if cycle.codename else cycle.name.lower()
