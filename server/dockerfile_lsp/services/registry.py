"""What registries say about images: asked only on the user's word, once at a time, remembered.

As the adapter uses it::

    registries = Registries(RegistryOptions(...), ImageCache(default_folder()))
    registries.cached(key)        # Fact or None, at once: from memory or disk
    await registries.fetch(key)   # Fact, or Failed(message, until); takes `options.limit` at most
    await registries.close()

The keys are those of semantics/image_facts.py. Whoever waits may stop waiting: the request itself
is ended when nobody waits any more.
"""

import asyncio
import time
from typing import NamedTuple

from ..semantics.image_facts import (
    Digest,
    Failed,
    ImageAnswer,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    Missing,
    Repositories,
    Tags,
)
from ..semantics.images import image
from ..workspace import Fact
from .http import Http
from .image_cache import ImageCache
from .registry_door import Door
from .registry_image import details_of, digest_of
from .registry_lists import repositories, tags
from .registry_options import RegistryOptions

_FRESH = {"tags": 3600.0, "config": 6 * 3600.0, "digest": 60.0, "repositories": 86400.0}  # seconds
_FRESH_PART = 300.0  # an answer that is not whole
_MOST_FACTS = 500  # in memory; the disk has more
_PATIENCE = 30.0  # seconds for which trouble is remembered


class _Flight(NamedTuple):
    task: "asyncio.Task[Fact | Failed]"
    waiting: set[object]


class Registries:
    def __init__(self, options: RegistryOptions, cache: ImageCache) -> None:
        self._options = options
        self._cache = cache
        self._http = Http(options)
        self._door = Door(self._http, options)
        self._facts: dict[ImageKey, Fact] = {}
        self._troubles: dict[ImageKey, tuple[Failed, float]] = {}
        self._flights: dict[ImageKey, _Flight] = {}

    def cached(self, key: ImageKey) -> Fact | None:
        """What is known, however old."""
        if key not in self._facts:
            fact = self._cache.get(key)
            if fact:
                self._facts[key] = fact
        return self._facts.get(key)

    def is_fresh(self, key: ImageKey) -> bool:
        """Whether what is known need not be asked again."""
        fact = self.cached(key)
        if not fact:
            return False
        is_whole = getattr(fact.value, "is_whole", True)
        is_settled = isinstance(key, ImageConfig) and "@" in key.reference
        fresh = _FRESH[key.kind] if is_whole else _FRESH_PART
        return is_settled or time.time() - fact.found < fresh

    async def fetch(self, key: ImageKey) -> Fact | Failed:
        fact = self.cached(key)
        if fact and self.is_fresh(key):
            return fact
        trouble, until = self._troubles.get(key, (None, 0.0))
        if trouble and time.monotonic() < until:
            return trouble
        flight = self._flights.get(key)
        if not flight or flight.task.done() or flight.task.cancelling():
            flight = _Flight(asyncio.ensure_future(self._asked(key)), set())
            self._flights[key] = flight
        try:
            return await _awaited(flight)
        finally:
            if flight.task.done() and self._flights.get(key) is flight:
                del self._flights[key]

    async def close(self) -> None:
        for flight in self._flights.values():
            flight.task.cancel()
        await asyncio.gather(*(f.task for f in self._flights.values()), return_exceptions=True)
        self._flights.clear()
        await self._http.close()

    async def _asked(self, key: ImageKey) -> Fact | Failed:
        answer = await self._answer(key)
        if isinstance(answer, Failed):
            self._troubles[key] = answer, time.monotonic() + _PATIENCE
            return answer
        self._troubles.pop(key, None)
        fact = Fact(answer, time.time())
        self._remember(key, fact)
        if isinstance(answer, ImageDetails) and isinstance(key, ImageConfig):
            settled = _settled(key, answer.digest)
            self._remember(settled, fact)
        return fact

    def _remember(self, key: ImageKey, fact: Fact) -> None:
        while len(self._facts) >= _MOST_FACTS:
            del self._facts[next(iter(self._facts))]
        self._facts[key] = fact
        if not isinstance(fact.value, Missing):
            self._cache.put(key, fact)

    async def _answer(self, key: ImageKey) -> ImageAnswer | Failed:
        match key:
            case Tags():
                return await tags(self._door, key, self._options.limit)
            case Repositories():
                return await repositories(self._door, key, self._options.limit)
            case ImageConfig() | ImageDigest():
                try:
                    async with asyncio.timeout(self._options.limit):
                        return await self._image(key)
                except TimeoutError:
                    return Failed(f"{key.reference.partition('/')[0]} does not answer in time")

    async def _image(
        self, key: ImageConfig | ImageDigest
    ) -> ImageDetails | Digest | Missing | Failed:
        wanted = image(key.reference)
        if not wanted:
            return Failed(f"{key.reference} is no image")
        digest = await digest_of(self._door, wanted)
        if isinstance(digest, Failed):
            # A build asks the registry itself for what its mirror does not have.
            is_sure = digest.is_missing and not self._door.is_mirrored(wanted.registry)
            return Missing() if is_sure else digest
        if isinstance(key, ImageDigest):
            return Digest(digest)
        known = self.cached(_settled(key, digest))
        if known and isinstance(known.value, ImageDetails):
            return known.value
        return await details_of(self._door, wanted, digest, key.platform)


def _settled(key: ImageConfig, digest: str) -> ImageConfig:
    """The key of the same image by its digest alone, whose answer never changes."""
    found = image(key.reference)
    assert found, "it was asked for"
    return key._replace(reference=found._replace(tag="", digest=digest).canonical)


async def _awaited(flight: _Flight) -> Fact | Failed:
    """The flight's end; it is broken off when the last who waits for it goes away."""
    waiter = object()
    flight.waiting.add(waiter)
    try:
        return await asyncio.shield(flight.task)
    finally:
        flight.waiting.discard(waiter)
        if not flight.waiting and not flight.task.done():
            flight.task.cancel()
