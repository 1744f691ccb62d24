"""Tags and repositories from whoever knows them best, as far as they come in time."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from ..semantics.image_facts import (
    Failed,
    Repositories,
    RepositoryFact,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from ..semantics.images import HUB
from . import docker_hub, quay
from .found import Found
from .registry_door import Door
from .registry_tags import gather_repositories, gather_tags

T = TypeVar("T")


async def tags(door: Door, key: Tags, limit: float) -> TagList | Failed:
    """What came within `limit` seconds; a `Failed` only if nothing did."""
    registry, _, path = key.repository.partition("/")
    found: Found[TagFact] = Found()
    best: Found[TagFact] = Found()
    searches: list[Awaitable[None]] = [gather_tags(door, registry, path, found)]
    if registry == HUB and not door.is_mirrored(registry):
        searches.append(docker_hub.gather_newest_tags(door, path, best))
    elif registry == quay.QUAY and not door.is_mirrored(registry):
        searches.append(quay.gather_tags(door, path, best))
    is_late = await _within(limit, *searches)
    told = {fact.name: fact for fact in best.items}
    names = {fact.name: told.get(fact.name, fact) for fact in (*best.items, *found.items)}
    if not names and not found.is_whole and not best.is_whole:
        return _trouble(found, registry, is_late=is_late)
    return TagList(tuple(names.values()), found.is_whole or best.is_whole)


async def repositories(door: Door, key: Repositories, limit: float) -> RepositoryList | Failed:
    """As `tags`. That a registry shows its list to nobody is no trouble: most do not."""
    found: Found[RepositoryFact] = Found()
    if key.registry == HUB and not door.is_mirrored(key.registry):
        search = docker_hub.gather_repositories(door, key.prefix, found)
    else:
        search = gather_repositories(door, key.registry, key.prefix, found)
    is_late = await _within(limit, search)
    is_refused = found.trouble is not None and found.trouble.is_refusal
    if not found.items and not found.is_whole and not is_refused:
        return _trouble(found, key.registry, is_late=is_late)
    return RepositoryList(found.items, found.is_whole)


async def _within(limit: float, *searches: Awaitable[None]) -> bool:
    """Whether time ran out."""
    try:
        async with asyncio.timeout(limit):
            await asyncio.gather(*searches)
    except TimeoutError:
        return True
    return False


def _trouble(found: Found[T], registry: str, *, is_late: bool) -> Failed:
    late = Failed(f"{registry} does not answer in time")
    return late if is_late or not found.trouble else found.trouble
