"""Answers `initialize` and the first documents' diagnostics before pygls is imported.

The import of pygls and lsprotocol is most of a server's start. Until then one thread reads the
client's messages; what it does not answer itself pygls gets to read from the beginning, so that
it has the whole conversation. Anything but the few messages of an editor's start ends this.
"""

from contextlib import suppress
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any

from .capabilities import encoding, initialize_result
from .client import Client, client_of, given
from .door import Door
from .early import Early
from .frames import Json
from .standard_io import Wire
from .tolerance import initialize_params, is_integer

if TYPE_CHECKING:
    from .first_documents import FirstDocuments

_CONFIGURED = "workspace/didChangeConfiguration"
_DOCUMENT = 0.03  # seconds to wait for a document, or for the client to ask for its diagnostics
_SETTINGS = 0.1  # seconds to wait for the client's settings, all in all


def greeted(wire: Wire) -> Early:
    """What was said before pygls is to be imported; a first message not understood is pygls'."""
    door = Door(wire)
    hello = door.next()
    if not hello or not _is_initialize(hello):
        return Early(unread=door.unread(set()))
    number, params = hello["id"], hello["params"]
    capabilities = params["capabilities"]
    door.say({"id": number, "result": initialize_result(capabilities)})
    # Only now, for this takes longer than all before.
    from .first_documents import FirstDocuments

    client = client_of(capabilities)
    first = FirstDocuments(params, client, encoding(capabilities))
    doorman = _Doorman(door, client, first, _SETTINGS if wire.has_time_limits else 0.0)
    # Whatever fails here is done once more by pygls, whose guards tell of it.
    with suppress(Exception):
        doorman.attend()
    return doorman.early(number)


class _Doorman:
    """`patience`: seconds to wait for the client's settings; without any they are not asked for."""

    def __init__(
        self, door: Door, client: Client, first: "FirstDocuments", patience: float
    ) -> None:
        self._door = door
        self._client = client
        self._first = first
        self._patience = patience
        self._answered: set[int | str] = set()
        self._settings: dict[str, list[Any]] = {}
        self._pushed: object = None
        self._numbers = count(1)

    def attend(self) -> None:
        """Ends with what is pygls' to answer, or when nothing comes."""
        patience = _DOCUMENT
        while (message := self._door.next(patience)) and self._does(message):
            patience = 0.0 if self._first.reports else _DOCUMENT

    def early(self, hello: int | str) -> Early:
        unread = self._door.unread({hello, *self._answered})
        return Early(hello, self._first.documents, self._first.reports, self._settings, unread)

    def _does(self, message: Json) -> bool:
        """Whether it did what the message asks for, or that asks for nothing."""
        method = message.get("method")
        if method == "textDocument/diagnostic":
            return self._answer(message)
        if "id" in message:
            return False
        if method == _CONFIGURED:
            return self._configure(given(message, "params.settings"))
        if method == "textDocument/didOpen":
            return self._open(given(message, "params.textDocument"))
        return method in ("initialized", "$/setTrace")

    def _configure(self, settings: object) -> bool:
        if self._first.documents:
            return settings == self._pushed
        self._pushed = settings
        self._first.configure(settings)
        return True

    def _open(self, item: Any) -> bool:
        if not _is_document(item) or item["uri"] in self._first.documents:
            return False
        uri = item["uri"]
        answers = self._asked(uri)
        if answers is None:
            return False
        # Emacs sends its settings right behind the document: they count for it already.
        for message in self._door.waiting():
            if message.get("method") == _CONFIGURED:
                self._configure(given(message, "params.settings"))
        self._first.open(item, answers)
        if self._client.pulls:
            return True
        report = self._first.report(uri)
        if not report:
            return False
        told = {"uri": uri, "version": report.version, "diagnostics": report.items}
        self._door.say({"method": "textDocument/publishDiagnostics", "params": told})
        return True

    def _asked(self, uri: str) -> list[Any] | None:
        """What the client says of its settings; None if it does not in time."""
        if not self._client.has_configuration:
            return []
        if self._patience <= 0:
            return None
        from .client_settings import questions

        number, start = f"dockerfile-lsp-early-{next(self._numbers)}", monotonic()
        params = {"items": questions(uri)}
        self._door.say({"id": number, "method": "workspace/configuration", "params": params})
        reply = self._door.answer(number, self._patience)
        self._patience -= monotonic() - start
        if reply is None:
            return None
        result = reply.get("result")
        self._settings[uri] = result if isinstance(result, list) else []
        return self._settings[uri]

    def _answer(self, message: Json) -> bool:
        """A document's first pull; it has nothing to be compared with."""
        number, params = message.get("id"), message.get("params")
        uri = given(params, "textDocument.uri")
        texts = [given(params, name) for name in ("identifier", "previousResultId")]
        is_plain = _is_number(number) and all(isinstance(each, str | None) for each in texts)
        report = self._first.report(uri) if is_plain and isinstance(uri, str) else None
        if not report:
            return False
        result = {"kind": "full", "resultId": report.number, "items": report.items}
        self._door.say({"id": number, "result": result})
        self._door.leave_out_last()
        self._answered.add(message["id"])
        return True


def _is_initialize(message: Json) -> bool:
    is_request = message.get("method") == "initialize" and _is_number(message.get("id"))
    return is_request and initialize_params(message.get("params")) is not None


def _is_number(number: object) -> bool:
    """Whether it is a request's, as JSON-RPC has it."""
    return isinstance(number, str) or is_integer(number)


def _is_document(item: Any) -> bool:
    """Whether it is a TextDocumentItem."""
    texts = [given(item, name) for name in ("uri", "languageId", "text")]
    return all(isinstance(each, str) for each in texts) and is_integer(given(item, "version"))
