"""An editor for tests: a real server process, talked to by pytest-lsp, and what it has told."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from inspect import iscoroutinefunction
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

URI = "file:///w/Dockerfile"
SERVER = (sys.executable, "-m", "dockerfile_lsp")

# What this editor can unless a test says otherwise.
CAPABILITIES: dict[str, Any] = {
    "textDocument": {
        "synchronization": {},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"versionSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "isPreferredSupport": True,
        },
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}, "applyEdit": True},
}
PULLS: dict[str, Any] = {"textDocument": {"diagnostic": {}}}

_LIMIT = 20.0  # seconds that a test waits for anything


class Editor:
    def __init__(self, answers: dict[str, Callable[[Any], Any]]) -> None:
        self.client = LanguageClient(converter_factory=default_converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.log: list[str] = []
        self.progress: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.capabilities = types.ServerCapabilities()
        self._news = asyncio.Event()
        features: dict[str, Any] = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: self._told(self.published.append),
            types.WINDOW_SHOW_MESSAGE: self._told(lambda it: self.messages.append(it.message)),
            types.WINDOW_LOG_MESSAGE: self._told(lambda it: self.log.append(it.message)),
            types.PROGRESS: self._told(lambda it: self.progress.append(it.value)),
        }
        for method, answer in answers.items():
            features[method] = self._answered(method, answer)
        register_lsp_features(self.client, {**DEFAULT_CLIENT_FEATURES, **features})

    async def until(self, has_happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(_LIMIT):
            while not has_happened():
                await self._news.wait()
                self._news.clear()

    def open(self, text: str, uri: str = URI, version: int = 1) -> None:
        item = types.TextDocumentItem(uri, "dockerfile", version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(
        self, *changes: types.TextDocumentContentChangeEvent, version: int, uri: str = URI
    ) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def close(self, uri: str = URI) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def pushed(self, version: int | None = 1, uri: str = URI) -> Sequence[types.Diagnostic]:
        """The diagnostics published for that version, once they are there."""

        def found() -> list[types.PublishDiagnosticsParams]:
            return [it for it in self.published if (it.uri, it.version) == (uri, version)]

        await self.until(lambda: bool(found()))
        return found()[-1].diagnostics

    async def pulled(self, uri: str = URI, known: str | None = None) -> Any:
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, previous_result_id=known)
        return await self.client.text_document_diagnostic_async(params)

    async def hover(self, line: int, character: int, uri: str = URI) -> types.Hover | None:
        place = types.Position(line, character)
        params = types.HoverParams(types.TextDocumentIdentifier(uri), place)
        return await self.client.text_document_hover_async(params)

    async def request(self, method: str, params: object) -> Any:
        """A request of any form; raises what the server answers with."""
        return await self.client.protocol.send_request_async(method, params)

    def notify(self, method: str, params: object) -> None:
        self.client.protocol.notify(method, params)

    def _told(self, take: Callable[[Any], None]) -> Callable[[Any], None]:
        def told(params: Any) -> None:
            take(params)
            self._news.set()

        return told

    def _answered(self, method: str, answer: Callable[[Any], Any]) -> Callable[[Any], Any]:
        if iscoroutinefunction(answer):

            async def later(params: Any) -> Any:
                self.asked.append(method)
                self._news.set()
                return await answer(params)

            return later

        def now(params: Any) -> Any:
            self.asked.append(method)
            self._news.set()
            return answer(params)

        return now


def whole(text: str) -> types.TextDocumentContentChangeWholeDocument:
    return types.TextDocumentContentChangeWholeDocument(text)


def part(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> types.TextDocumentContentChangePartial:
    """The change of a range of lines and columns."""
    where = types.Range(types.Position(*start), types.Position(*end))
    return types.TextDocumentContentChangePartial(where, text)


@asynccontextmanager
async def editor(
    capabilities: dict[str, Any] | None = None,
    *,
    options: object = None,
    server: Sequence[str] = SERVER,
    answers: dict[str, Callable[[Any], Any]] | None = None,
    **more: Any,
) -> AsyncGenerator[Editor]:
    """An editor whose server runs; `answers` are what it says to the server's requests.

    `more` is for `InitializeParams`, `capabilities` are in place of its own in `CAPABILITIES`.
    """
    given = CAPABILITIES if capabilities is None else capabilities
    it = Editor(answers or {})
    client: Any = it.client  # it is partly typed
    await client.start_io(*server)
    structured = default_converter().structure(given, types.ClientCapabilities)
    params = types.InitializeParams(capabilities=structured, initialization_options=options, **more)
    try:
        async with asyncio.timeout(_LIMIT):
            it.capabilities = (await it.client.initialize_session(params)).capabilities
        yield it
        async with asyncio.timeout(_LIMIT):
            await it.client.shutdown_session()
    finally:
        if not it.client.stopped:  # the test failed
            it.client.exit(None)
        async with asyncio.timeout(_LIMIT):
            await it.client.stop()
