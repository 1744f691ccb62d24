"""Gets the facts that features need: what is known counts at once, the rest when it comes."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from ..semantics.image_facts import Failed
from ..setting_keys import KEYS
from ..settings import Settings
from ..workspace import Fact, FactKey
from .protocol import DockerfileProtocol
from .window import note

_PATIENCE = 3.0  # seconds that an answer waits where nothing is known

_FIELDS = [key.field for key in KEYS if key.name.startswith("registries.")]

Questions = Sequence["asyncio.Task[None]"]


class Source(Protocol):
    """What `services.registry.Registries` is."""

    def cached(self, key: Any) -> Fact | None: ...

    def is_fresh(self, key: Any) -> bool: ...

    async def fetch(self, key: Any) -> Fact | Failed: ...

    async def close(self) -> None: ...


class Fetching:
    """`source` gives what is asked under some settings; `on_news` is called when facts came."""

    def __init__(
        self,
        protocol: DockerfileProtocol,
        source: Callable[[Settings], Source],
        on_news: Callable[[], None],
    ) -> None:
        self._protocol = protocol
        self._source = source
        self._on_news = on_news
        self._asked: set[asyncio.Task[None]] = set()
        self._said: set[str] = set()
        self._now: tuple[object, Source] | None = None

    def ask(self, keys: Iterable[FactKey], settings: Settings) -> Questions:
        """Puts what is cached into the snapshot, and begins to ask for what is not or is old."""
        wanted = tuple(keys)
        if not wanted:
            return ()
        source = self._under(settings)
        self._learn({key: fact for key in wanted if (fact := source.cached(key))})
        stale = [key for key in wanted if not source.is_fresh(key)]
        questions = [asyncio.ensure_future(self._fetch(source, key)) for key in stale]
        for question in questions:
            self._asked.add(question)
            question.add_done_callback(self._asked.discard)
        return questions

    def recalled(self, key: FactKey, settings: Settings) -> Fact | None:
        """What was once answered and kept, put into the snapshot; nobody is asked."""
        fact = self._under(settings).cached(key)
        self._learn({key: fact} if fact else {})
        return fact

    async def wait(self, questions: Questions) -> None:
        """Until all are answered or the time is up. Who stops waiting does not want to know."""
        try:
            await asyncio.wait(questions, timeout=_PATIENCE)
        except asyncio.CancelledError:
            for question in questions:
                question.cancel()
            raise

    async def close(self) -> None:
        for question in self._asked:
            question.cancel()
        await asyncio.gather(*self._asked, return_exceptions=True)
        if self._now:
            await self._now[1].close()

    def _under(self, settings: Settings) -> Source:
        """The same as long as the settings that it depends on are."""
        given = [getattr(settings, name) for name in _FIELDS]
        if not self._now or self._now[0] != given:
            old = self._now
            self._now = given, self._source(settings)
            if old:
                closing = asyncio.ensure_future(old[1].close())
                self._asked.add(closing)
                closing.add_done_callback(self._asked.discard)
        return self._now[1]

    async def _fetch(self, source: Source, key: FactKey) -> None:
        found = await source.fetch(key)
        if isinstance(found, Fact):
            self._learn({key: found})
            self._on_news()
        elif found.message not in self._said:
            self._said.add(found.message)
            note(self._protocol, found.message)

    def _learn(self, facts: dict[FactKey, Fact]) -> None:
        now = self._protocol.state.now
        new = {key: fact for key, fact in facts.items() if now.facts.get(key) != fact}
        if new:
            self._protocol.state.now = now.with_facts(new)
