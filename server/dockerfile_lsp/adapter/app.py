"""Builds the server: registers every feature with pygls."""

from typing import Any

from pygls.lsp.server import LanguageServer

from .. import __version__
from ..feature import Feature, to_offset, to_span
from ..features import features
from ..workspace import Workspace
from .protocol import DockerfileProtocol


def build() -> LanguageServer:
    server = LanguageServer("dockerfile-lsp", __version__, protocol_cls=DockerfileProtocol)
    protocol = server.protocol
    assert isinstance(protocol, DockerfileProtocol)
    protocol.state = Workspace()
    for feature in features():
        server.feature(feature.method, feature.options)(_handler(protocol.state, feature))
    return server


def _handler(state: Workspace, feature: Feature) -> Any:
    def handle(params: Any) -> Any:
        snapshot = state.now
        if feature.shape == "request":
            return feature.answer(snapshot, params)
        view = snapshot.views.get(params.text_document.uri)
        if not view:
            return None
        match feature.shape:
            case "view":
                return feature.answer(view)
            case "position":
                return feature.answer(view, to_offset(view.document, params.position))
            case _:
                return feature.answer(view, to_span(view.document, params.range))

    return handle
