"""Document synchronization into our own `Document`s.

pygls keeps documents too, but splits lines at characters that LSP does not, and its
position conversion writes into the request. So these three notifications are answered
here and never reach its workspace.
"""

from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

from ..document import Document
from ..feature import to_span
from ..text import Edit, Encoding, Span
from ..workspace import Workspace

_Then = Generator[Any, Any, None]


class DockerfileProtocol(LanguageServerProtocol):
    state: Workspace

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> _Then:
        item, encoding = params.text_document, _encoding(self.server_capabilities)
        doc = Document.opened(item.uri, item.text, item.version, encoding)
        self.state.now = self.state.now.with_document(doc)
        yield from self._then(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> _Then:
        view = self.state.now.views.get(params.text_document.uri)
        if view:
            doc = view.document
            for change in params.content_changes:
                doc = changed(doc, change)
            version = params.text_document.version
            self.state.now = self.state.now.with_document(doc.at_version(version))
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


def _encoding(capabilities: types.ServerCapabilities) -> Encoding:
    match capabilities.position_encoding:
        case types.PositionEncodingKind.Utf8:
            return "utf-8"
        case types.PositionEncodingKind.Utf32:
            return "utf-32"
        case _:
            return "utf-16"


def changed(doc: Document, change: types.TextDocumentContentChangeEvent) -> Document:
    """`doc` after one content change."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return doc.edited(Edit(Span(0, len(doc.text)), change.text))
    return doc.edited(Edit(to_span(doc, change.range), change.text))
