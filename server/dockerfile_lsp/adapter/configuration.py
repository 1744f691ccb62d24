"""Which settings count for each document, from all that sets some.

The client's settings come by three roads, and each kind of client has its own: in
`initializationOptions`, sent by itself when they change, or asked for (`workspace/configuration`).
"""

import asyncio
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from lsprotocol import types

from ..rules import rule_names
from ..services.project_file import NAMES, project_source
from ..setting_keys import SECTION
from ..setting_sources import NOTHING, Source, resolved
from ..settings import Settings
from .addresses import path_of
from .client_settings import (
    DOCKER_SECTION,
    from_answers,
    from_options,
    from_sections,
    innermost,
    questions,
)
from .protocol import DockerfileProtocol
from .window import warn

_PATIENCE = 0.5  # seconds that a document's first diagnostics wait for the client's settings


class Configuration:
    """`on_change` is called when views have other settings, but for those just being opened."""

    def __init__(self, protocol: DockerfileProtocol, on_change: Callable[[], None]) -> None:
        self._protocol = protocol
        self._on_change = on_change
        self._rules = rule_names()
        self._options: tuple[Source, ...] = ()
        self._pushed: tuple[Source, ...] = ()
        self._asked: dict[str, tuple[Source, ...]] = {}
        self._known: dict[str, asyncio.Event] = {}
        self._files: dict[Path, Source] = {}
        self._last: dict[Path, Source] = {}
        self._said: dict[Hashable, tuple[str, ...]] = {}
        self._early = dict(protocol.early.settings)

    def start(self, options: Any) -> None:
        """What the client tells at the start."""
        self._options = self._all_told("options", (), from_options(options, self._rules))

    def register(self, *patterns: str) -> None:
        """Asks the client to tell of changes, those of the files that match `patterns` included."""
        wanted: list[dict[str, Any]] = []
        if self._protocol.client.registers_configuration:
            options: dict[str, Any] = {"section": [SECTION, DOCKER_SECTION]}
            wanted.append(_registration(types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
        if self._protocol.client.registers_watchers:
            globs = (*(f"**/{name}" for name in NAMES), *patterns)
            options = {"watchers": [{"globPattern": glob} for glob in globs]}
            wanted.append(_registration(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if wanted:
            self._protocol.ask(types.CLIENT_REGISTER_CAPABILITY, {"registrations": wanted})

    async def opened(self, uri: str) -> None:
        """The document's settings are known when this ends, or the client takes too long."""
        early = self._early.pop(uri, None)
        if early is not None:
            self._asked[uri] = self._all_told(uri, (), from_answers(early, self._rules))
        self._apply()
        if early is not None or not self._protocol.client.has_configuration:
            return
        waiting = self._known[uri] = asyncio.Event()
        asking = asyncio.ensure_future(self._ask([uri]))
        done, _ = await asyncio.wait({asking}, timeout=_PATIENCE)
        if self._known.get(uri) is waiting:
            del self._known[uri]
        waiting.set()
        if not done:
            asking.add_done_callback(self._came_late)

    async def known(self, uri: str) -> None:
        """Ends once the document's settings are known."""
        if waiting := self._known.get(uri):
            await waiting.wait()

    def is_known(self, uri: str) -> bool:
        return uri not in self._known

    def closed(self, uri: str) -> None:
        self._asked.pop(uri, None)

    async def changed(self, settings: Any) -> None:
        """The client says that its settings changed, and perhaps to what."""
        sources = from_sections(settings, self._rules)
        self._pushed = self._all_told("pushed", self._pushed, sources)
        has_changed = self._apply()
        if self._protocol.client.has_configuration:
            has_changed |= await self._ask(list(self._protocol.state.now.views))
        if has_changed:
            self._on_change()

    def saved(self) -> None:
        """A client that does not watch files tells by saving that they may have changed."""
        if not self._protocol.client.registers_watchers:
            self.files_changed()

    def files_changed(self) -> None:
        """A project file may be another than it was."""
        self._files.clear()
        if self._apply():
            self._on_change()

    def settings(self, uri: str) -> Settings:
        mine = self._asked.get(uri, ())
        sources = (*self._options, *self._pushed, *mine, self._project(uri))
        return resolved(sources, os.environ)

    def _came_late(self, asking: asyncio.Task[bool]) -> None:
        """A conversation that ends cancels what was asked: nothing changed then."""
        if not asking.cancelled() and asking.result():
            self._on_change()

    def _apply(self) -> bool:
        """Gives each view its settings; whether one got others."""
        before = self._protocol.state.now
        after = before.with_settings(self.settings)
        self._protocol.state.now = after
        return any(after.views[uri] is not view for uri, view in before.views.items())

    async def _ask(self, uris: list[str]) -> bool:
        items = [item for uri in uris for item in questions(uri)]
        reply = await self._protocol.ask(types.WORKSPACE_CONFIGURATION, {"items": items})
        answers = reply.result if isinstance(reply.result, list) else []
        for uri, *settings in zip(uris, answers[::2], answers[1::2], strict=False):
            if uri in self._protocol.state.now.views:
                sources, before = from_answers(settings, self._rules), self._asked.get(uri, ())
                self._asked[uri] = self._all_told(uri, before, sources)
        return self._apply()

    def _all_told(
        self, place: Hashable, before: tuple[Source, ...], sources: tuple[Source, ...]
    ) -> tuple[Source, ...]:
        """What counts of the place's sources, whose troubles are told."""
        self._tell(place, tuple(trouble for source in sources for trouble in source.troubles))
        pairs = zip(sources, before or sources, strict=True)
        return tuple(source.after(last) for source, last in pairs)

    def _project(self, uri: str) -> Source:
        path = path_of(uri)
        if not path:
            return NOTHING
        if path.parent not in self._files:
            workspace = self._protocol.workspace
            uris = (*workspace.folders, *([workspace.root_uri] if workspace.root_uri else ()))
            found = project_source(path.parent, innermost(path, uris), self._rules)
            self._tell(path.parent, found.troubles)
            found = found.after(self._last.get(path.parent, NOTHING))
            self._last[path.parent] = self._files[path.parent] = found
        return self._files[path.parent]

    def _tell(self, place: Hashable, troubles: tuple[str, ...]) -> None:
        """Each trouble is one message, and one more if it comes back."""
        known = {trouble for told in self._said.values() for trouble in told}
        self._said[place] = troubles
        for trouble in troubles:
            if trouble not in known:
                warn(self._protocol, trouble)


def _registration(method: str, options: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"dockerfile-lsp {method}", "method": method, "registerOptions": options}
