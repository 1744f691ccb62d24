"""Which build engine really answers on this machine.

A program on PATH proves nothing: a `docker` may have no buildx and no daemon, a `podman` no
machine to run on. So each is asked, all at once, and the first that answers in the order of
`_PROGRAMS` is taken. DOCKER_HOST, contexts and the like count as they do for the user.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from .engine_probe import Engine, Kind, Trouble, ask_buildah, ask_docker, ask_podman, name_of
from .engine_trouble import NoEngine, message
from .programs import program

__all__ = ["Engine", "Engines", "Kind", "NoEngine"]

_MEMORY = 30.0  # seconds for which an answer counts
_PROGRAMS: Mapping[str, Callable[[str], Awaitable[Engine | Trouble]]] = {
    "docker": ask_docker,
    "podman": ask_podman,
    "buildah": ask_buildah,
}


class _Known(NamedTuple):
    at: float
    engine: Engine


class Engines:
    """The engines of this machine, asked when needed and remembered for half a minute.

    That none answers is not remembered: the user may just be starting one.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    async def answering(self, wanted: str = "auto") -> Engine | NoEngine:
        """The engine to build with: the first that answers of buildx, docker, podman, buildah.

        `wanted` is the setting `build.engine`: "auto", "docker", "podman", "buildah" or the
        absolute path of one of them.
        """
        known = self._known.get(wanted)
        if known and time.monotonic() - known.at < _MEMORY:
            return known.engine
        found = await _answering(wanted)
        if isinstance(found, Engine):
            self._known[wanted] = _Known(time.monotonic(), found)
        return found

    def forget(self) -> None:
        """Makes the next question really be asked."""
        self._known.clear()


async def _answering(wanted: str) -> Engine | NoEngine:
    if wanted == "auto":
        return await _first([(name, program(name)) for name in _PROGRAMS], wanted)
    if wanted in _PROGRAMS:
        return await _first([(wanted, program(wanted))], wanted)
    path = wanted if Path(wanted).is_absolute() else None
    return await _first([(await name_of(path) if path else "", path)], wanted)


async def _first(candidates: list[tuple[str, str | None]], wanted: str) -> Engine | NoEngine:
    asked = [
        asyncio.ensure_future(_PROGRAMS[name](path))
        for name, path in candidates
        if path and name in _PROGRAMS
    ]
    troubles: list[Trouble] = []
    try:
        for question in asked:
            said = await question
            if isinstance(said, Engine):
                return said
            troubles.append(said)
    finally:
        for question in asked:
            question.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    return NoEngine(message(wanted, troubles))
