"""Tags in the order in which a person wants them, and which of them is newer."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import neg
from typing import Literal, NamedTuple

from .tags import Kind, Tag, tag

Level = Literal["patch", "minor", "major"]


class Ranked(NamedTuple):
    tag: Tag
    is_floating: bool  # less exact than others: it is moved to newer images


def in_order(texts: Iterable[str], like: str = "") -> tuple[Ranked, ...]:
    """The tags, best first: stable before unstable before those for machines; the variant of
    the tag `like` first, else the plainest; floating before exact; newest first.
    """
    return _in_order(tuple(dict.fromkeys(texts)), like)


@lru_cache(maxsize=64)
def _in_order(texts: tuple[str, ...], like: str) -> tuple[Ranked, ...]:
    tags = [tag(text) for text in texts]
    starts = {(each.shape, each.version[:n]) for each in tags for n in range(2, len(each.version))}
    wanted = tag(like).variant if like else None
    ranked = [Ranked(each, _floats(each, starts)) for each in tags]
    return tuple(sorted(ranked, key=lambda each: _rank(each, wanted)))


def newer(
    current: str,
    texts: Iterable[str],
    level: Level,
    allowed: Callable[[Tag], bool] = lambda _: True,
) -> str | None:
    """The newest stable tag that `current` can be moved to, of the same variant and as exact.

    A "patch" keeps the first two numbers of the version, a "minor" the first, a "major" none.
    A number in the variant's name ("alpine3.20") may move with it.
    """
    now = tag(current)
    kept = {"patch": 2, "minor": 1, "major": 0}[level]
    if not now.version or now.kind > Kind.PRERELEASE or len(now.version) <= kept:
        return None
    ahead = [
        each
        for each in map(tag, texts)
        if _is_like(each, now) and each.version[:kept] == now.version[:kept] and _follows(each, now)
    ]
    best = max(filter(allowed, ahead), key=lambda each: _newness(each, now), default=None)
    return best.text if best else None


def siblings(current: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The tags of the same version in other variants, the plainest first; none without one."""
    now = tag(current)
    found = [
        each.text
        for each in map(tag, texts)
        if now.version and (each.version, each.kind) == (now.version, now.kind) and each != now
    ]
    return tuple(ranked.tag.text for ranked in in_order(found))


def _floats(each: Tag, starts: set[tuple[str, tuple[int, ...]]]) -> bool:
    if each.kind >= Kind.DATED:
        return False
    return len(each.version) < 2 or (each.shape, each.version) in starts


def _is_like(each: Tag, now: Tag) -> bool:
    return (
        each.kind == Kind.RELEASE
        and each.variant == now.variant
        and len(each.version) == len(now.version)
        and each.shape.startswith("v") == now.shape.startswith("v")
        and (now.kind == Kind.PRERELEASE or len(each.numbers) == len(now.numbers))
    )


def _follows(each: Tag, now: Tag) -> bool:
    if now.kind == Kind.PRERELEASE:
        return each.version >= now.version
    return each.version > now.version


def _newness(each: Tag, now: Tag) -> tuple[object, ...]:
    return each.version, each.shape == now.shape, each.numbers


def _rank(ranked: Ranked, wanted: tuple[str, ...] | None) -> tuple[object, ...]:
    each = ranked.tag
    return (
        each.kind,
        _distance(each.variant, wanted),
        not ranked.is_floating,
        each.text != "latest",
        -each.date,
        tuple(map(neg, each.version)),
        tuple(map(neg, each.numbers)),
        len(each.text),
        each.text,
    )


@lru_cache(maxsize=1024)
def _distance(variant: tuple[str, ...], wanted: tuple[str, ...] | None) -> int:
    """How many words two variants do not share."""
    if wanted is None:
        return len(variant)
    return len(set(variant) ^ set(wanted))
