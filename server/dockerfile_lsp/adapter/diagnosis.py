"""Diagnostics to the client: pushed when nothing else waits, or pulled by it.

No timers: a document whose diagnostics are outdated stands in line until the input is empty, and
comes once, however often it changed meanwhile.
"""

import logging
from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple

from lsprotocol import types

from ..workspace import View
from .client import diagnostic
from .configuration import Configuration
from .frames import Json
from .protocol import DockerfileProtocol

log = logging.getLogger(__name__)

Find = Callable[[View], list[Json]]


class _Told(NamedTuple):
    """What was found for a view; `number` is its result id."""

    view: View
    number: str
    items: list[Json]
    is_early: bool  # the client has it, from before pygls was there


class Diagnosis:
    """`find` gives a view's diagnostics; `wake` is called when there is something to do."""

    def __init__(
        self,
        protocol: DockerfileProtocol,
        configuration: Configuration,
        find: Find,
        wake: Callable[[], None],
    ) -> None:
        self._protocol = protocol
        self._configuration = configuration
        self._find = find
        self._wake = wake
        self._outdated: dict[str, None] = {}
        self._told: dict[str, _Told] = {}
        self._early = dict(protocol.early.reports)
        self._numbers = count(len(self._early) + 1)
        self._refresh = False

    def edited(self, uri: str) -> None:
        """The document is another; a client that pulls asks by itself."""
        if not self._protocol.client.pulls:
            self._outdated[uri] = None
            self._wake()

    def changed(self) -> None:
        """Something else than a text is: settings, the outcome of a build."""
        self._told.clear()
        self._outdated |= dict.fromkeys(self._protocol.state.now.views)
        self._refresh = True
        self._wake()

    def closed(self, uri: str) -> None:
        self._outdated.pop(uri, None)
        self._told.pop(uri, None)
        self._early.pop(uri, None)
        if not self._protocol.client.pulls:
            self._publish({"uri": uri, "diagnostics": []})

    def run_one(self) -> bool:
        """Tells the client of one document; whether there was something to do."""
        if self._protocol.client.pulls:
            self._outdated.clear()
            return self._ask_to_pull()
        ready = (uri for uri in self._outdated if self._configuration.is_known(uri))
        uri = next(ready, None)
        if uri is None:
            return False
        del self._outdated[uri]
        if view := self._protocol.state.now.views.get(uri):
            self._push(view)
        return True

    async def pulled(self, params: types.DocumentDiagnosticParams) -> Json:
        """The report on a document, which is short if the client has it already."""
        uri = params.text_document.uri
        await self._configuration.known(uri)
        view = self._protocol.state.now.views.get(uri)
        if not view:
            return {"kind": "full", "items": []}
        told = self._of(view)
        if params.previous_result_id == told.number:
            return {"kind": "unchanged", "resultId": told.number}
        return {"kind": "full", "resultId": told.number, "items": told.items}

    def _push(self, view: View) -> None:
        uri, version = view.document.uri, view.document.version
        try:
            told = self._new(view)
        except Exception:  # there is no request to guard
            log.exception("Diagnostics failed on %s version %d", uri, version)
            return
        if not told.is_early:
            self._publish({"uri": uri, "version": version, "diagnostics": told.items})

    def _of(self, view: View) -> _Told:
        """Kept for a client that pulls, which may ask again; there may be thousands of items."""
        uri = view.document.uri
        told = self._told.get(uri)
        if not told or told.view is not view:
            told = self._told[uri] = self._new(view)
        return told

    def _new(self, view: View) -> _Told:
        items = [diagnostic(self._protocol.client, item) for item in self._find(view)]
        early = self._early.pop(view.document.uri, None)
        if early and (early.version, early.items) == (view.document.version, items):
            return _Told(view, early.number, items, is_early=True)
        return _Told(view, str(next(self._numbers)), items, is_early=False)

    def _ask_to_pull(self) -> bool:
        asks = self._refresh and self._protocol.client.refreshes_diagnostics
        self._refresh = False
        if asks:
            self._protocol.ask(types.WORKSPACE_DIAGNOSTIC_REFRESH, None)
        return asks

    def _publish(self, params: dict[str, Any]) -> None:
        self._protocol.say(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)
