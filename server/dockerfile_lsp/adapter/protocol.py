"""The conversation with the client: what pygls does, and what is done here in its stead.

pygls keeps documents too, but splits lines at characters that LSP does not, and its position
conversion writes into the request. So the three notifications about documents are answered here
and never reach its workspace. It also leaves a request without answer whose parameters are
malformed, and drops a `null` that it did not expect: so messages are looked at here first.
"""

import asyncio
import json
import logging
from collections.abc import Generator
from concurrent.futures import Future
from itertools import count
from typing import Any, NamedTuple

from lsprotocol import types
from lsprotocol.types import ErrorCodes, LSPErrorCodes
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

from ..document import Document
from ..frozen import replace
from ..workspace import Workspace
from .client import Client, client_of, given
from .documents import changed, encoding
from .downgrade import APPLY_EDIT
from .early import Early
from .frames import Json, framed
from .tolerance import forms

log = logging.getLogger(__name__)
_Then = Generator[Any, Any, None]


class Reply(NamedTuple):
    """The client's answer to a request of ours, as plain JSON; `error` says why there is none."""

    result: Any
    error: str = ""


class DockerfileProtocol(LanguageServerProtocol):
    state: Workspace
    client: Client
    early: Early
    ended: asyncio.Future[int]

    def open(self, early: Early) -> None:
        """To be called once, on the loop."""
        self.early = early
        self._early_documents = dict(early.documents)
        self.state = Workspace()
        self.client = Client()
        self.ended = asyncio.get_running_loop().create_future()
        self._is_open = False
        self._numbers = count(1)
        self._asked: dict[str, asyncio.Future[Reply]] = {}

    def receive(self, message: Json) -> None:
        """Does what the message asks for; a request is answered whatever it is."""
        method, number = message.get("method"), message.get("id")
        if not isinstance(method, str):
            self._answered(message)
        elif method == types.EXIT:
            self.end(0 if self._shutdown else 1)
        elif method == types.CANCEL_REQUEST:
            self._cancel(message.get("params"))
        elif refusal := self._refusal(method):
            if number is not None:
                self.refuse(number, *refusal)
        else:
            self._dispatch(method, {"jsonrpc": self.VERSION, "params": None, **message})

    def refuse(self, number: Any, code: ErrorCodes | LSPErrorCodes, why: str) -> None:
        """Answers a request by an error."""
        error = {"code": int(code.value), "message": why}
        self._send_data({"jsonrpc": self.VERSION, "id": number, "error": error})

    def say(self, method: str, params: Json) -> None:
        """Sends a notification, plain JSON as it is."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def ask(self, method: str, params: Json | None) -> asyncio.Future[Reply]:
        """Sends a request; it may never be answered."""
        number = f"dockerfile-lsp-{next(self._numbers)}"
        message: Json = {"jsonrpc": self.VERSION, "id": number, "method": method}
        self._asked[number] = asyncio.get_running_loop().create_future()
        self._send_data(message if params is None else {**message, "params": params})
        return self._asked[number]

    def end(self, status: int) -> None:
        """The conversation is over; `status` is the process's."""
        if not self.ended.done():
            self.ended.set_result(status)

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(
        self, params: types.InitializeParams
    ) -> Generator[Any, Any, types.InitializeResult]:
        options = params.initialization_options
        trusted = not (isinstance(options, dict) and options.get("trusted") is False)
        self.state.now = replace(self.state.now, locale=params.locale or "en", trusted=trusted)
        if not self.client.pulls:
            self.fm.features.pop(types.TEXT_DOCUMENT_DIAGNOSTIC, None)
        if self.client.action_literals:
            self.fm.commands.pop(APPLY_EDIT, None)
        result = yield from super().lsp_initialize(params)
        self._is_open = True
        return result

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> _Then:
        item = params.text_document
        doc = self._early_documents.pop(item.uri, None)
        if not doc or (doc.text, doc.version) != (item.text, item.version):
            columns = encoding(self.server_capabilities)
            doc = Document.opened(item.uri, item.text, item.version, columns)
        self.state.now = self.state.now.with_document(doc)
        yield from self._then(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> _Then:
        view = self.state.now.views.get(params.text_document.uri)
        if not view:
            return
        doc = view.document
        for change in params.content_changes:
            doc = changed(doc, change)
        self.state.now = self.state.now.with_document(doc.at_version(params.text_document.version))
        yield from self._then(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> _Then:
        self.state.now = self.state.now.without_document(params.text_document.uri)
        yield from self._then(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _then(self, method: str, params: object) -> _Then:
        """Hand the notification on to the handler registered for it, if any."""
        handlers: dict[str, Any] = self.fm.features
        if handler := handlers.get(method):
            yield handler, (params,), None

    def _refusal(self, method: str) -> tuple[ErrorCodes, str] | None:
        if self._shutdown:
            return ErrorCodes.InvalidRequest, "The server is shutting down"
        if self._is_open == (method == types.INITIALIZE):
            if self._is_open:
                return ErrorCodes.InvalidRequest, "The server is initialized already"
            return ErrorCodes.ServerNotInitialized, "The server waits for 'initialize'"
        if method not in self.fm.features and method not in self.fm.builtin_features:
            return ErrorCodes.MethodNotFound, f"There is no method '{method}'"
        return None

    def _dispatch(self, method: str, message: Json) -> None:
        if method == types.INITIALIZE:
            self.client = client_of(given(message["params"], "capabilities"))
        for form in forms(message):
            try:
                structured: Any = self.structure_message(form)
            except JsonRpcException:
                continue
            self.handle_message(structured)
            return
        why = f"The parameters of '{method}' are not as LSP has them"
        log.error("%s", why)
        if "id" in message:
            self.refuse(message["id"], ErrorCodes.InvalidParams, why)

    def _cancel(self, params: Any) -> None:
        """Ends a request under way, which is then answered by an error."""
        number = params.get("id") if isinstance(params, dict) else None
        running = self._request_futures.get(number) if isinstance(number, str | int) else None
        if running:
            running.cancel()

    def _answered(self, message: Json) -> None:
        waiting = self._asked.pop(str(message.get("id")), None)
        if not waiting or waiting.done():
            return
        error = message.get("error")
        waiting.set_result(Reply(message.get("result"), str(error) if error else ""))

    def _check_handler_result(self, future: Future[Any]) -> None:
        """A notification's handler ended; there is nobody to tell of its failure but the log."""
        if not future.cancelled() and (error := future.exception()):
            log.error("A notification was not dealt with", exc_info=error)

    def _send_data(self, data: Any) -> None:
        """Other than pygls' own it lets an answer that is no JSON fail, for an error to be sent."""
        body = json.dumps(data, default=self._serialize_message).encode()
        if self.writer:
            self.writer.write(framed(body))

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        """What was answered before pygls was there is not answered again."""
        if self.early.answered is None or msg_id != self.early.answered:
            super()._send_response(msg_id, result, error)
        else:
            self.early = Early()
