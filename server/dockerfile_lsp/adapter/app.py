"""Puts the server together: features, documents, settings, diagnostics."""

import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..feature import BUILD, Feature, to_offset, to_span
from ..features import features
from ..wire import diagnostics
from .builds import Builds
from .configuration import Configuration
from .diagnosis import Diagnosis
from .downgrade import APPLY_EDIT, shown
from .inbox import Inbox
from .log import tell
from .protocol import DockerfileProtocol

log = logging.getLogger(__name__)

Handler = Callable[[Any], Any]


class App(NamedTuple):
    protocol: DockerfileProtocol
    inbox: Inbox
    close: Callable[[float], Awaitable[None]]  # ends what runs, after that many seconds by force


def app(writer: Any) -> App:
    """A server that answers on `writer`; to be made on the loop, and fed by its inbox."""
    server = LanguageServer("dockerfile-lsp", __version__, protocol_cls=DockerfileProtocol)
    protocol = server.protocol
    assert isinstance(protocol, DockerfileProtocol), "it was asked for"
    protocol.open()
    protocol.set_writer(writer)
    # What the lambdas name is made below.
    configuration = Configuration(protocol, lambda: diagnosis.changed())  # noqa: PLW0108
    builds = Builds(protocol, configuration.settings, lambda: diagnosis.changed())  # noqa: PLW0108
    diagnosis = Diagnosis(
        protocol,
        configuration,
        lambda view: [*diagnostics(view), *builds.diagnostics(view)],
        lambda: inbox.wake(),  # noqa: PLW0108
    )
    inbox = Inbox(protocol, diagnosis.run_one)
    for feature in features():
        server.feature(feature.method, feature.options)(_answering(protocol, feature))
    handlers = {**_handlers(configuration, diagnosis, builds), **_build_handlers(builds)}
    for method, handler in handlers.items():
        protocol.fm.features[method] = _guarded(protocol, method, handler)
    protocol.fm.commands.update({APPLY_EDIT: _applying(protocol), BUILD: builds.start})
    tell(protocol)
    return App(protocol, inbox, builds.close)


def _answering(protocol: DockerfileProtocol, feature: Feature) -> Handler:
    """What answers the feature's request, in a form that the client can show."""

    def answer(params: Any) -> Any:
        snapshot = protocol.state.now
        uri = _uri(params)
        if feature.shape == "request":
            return shown(protocol.client, feature.method, feature.answer(snapshot, params), uri)
        view = snapshot.views.get(uri)
        if not view:
            return None
        match feature.shape:
            case "view":
                found = feature.answer(view)
            case "position":
                found = feature.answer(view, to_offset(view.document, params.position))
            case _:
                found = feature.answer(view, to_span(view.document, params.range))
        return shown(protocol.client, feature.method, found, uri)

    return _guarded(protocol, feature.method, answer)


def _handlers(
    configuration: Configuration, diagnosis: Diagnosis, builds: Builds
) -> dict[str, Handler]:
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await configuration.opened(params.text_document.uri)
        diagnosis.edited(params.text_document.uri)

    def closed(params: types.DidCloseTextDocumentParams) -> None:
        configuration.closed(params.text_document.uri)
        builds.saves.closed(params.text_document.uri)
        diagnosis.closed(params.text_document.uri)

    async def settings_changed(params: types.DidChangeConfigurationParams) -> None:
        await configuration.changed(params.settings)

    return {
        types.INITIALIZE: lambda params: configuration.start(params.initialization_options),
        types.INITIALIZED: lambda _: configuration.register(),
        types.TEXT_DOCUMENT_DID_OPEN: opened,
        types.TEXT_DOCUMENT_DID_CHANGE: lambda params: diagnosis.edited(params.text_document.uri),
        types.TEXT_DOCUMENT_DID_CLOSE: closed,
        types.TEXT_DOCUMENT_DIAGNOSTIC: diagnosis.pulled,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: settings_changed,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda _: configuration.files_changed(),
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: lambda _: configuration.files_changed(),
    }


def _build_handlers(builds: Builds) -> dict[str, Handler]:
    return {
        types.TEXT_DOCUMENT_DID_SAVE: lambda params: builds.saves.saved(params.text_document.uri),
        types.WINDOW_WORK_DONE_PROGRESS_CANCEL: lambda params: builds.cancelled(params.token),
        types.SHUTDOWN: lambda _: builds.cancel_all(),
    }


def _applying(protocol: DockerfileProtocol) -> Callable[..., Any]:
    """The command that stands for a code action where the client takes commands alone."""

    async def apply(*arguments: Any) -> None:
        for edit in arguments[:1]:
            await protocol.ask(types.WORKSPACE_APPLY_EDIT, {"edit": edit})

    return apply


def _guarded(protocol: DockerfileProtocol, method: str, handler: Handler) -> Handler:
    """A failure is logged and answered; it costs that one message."""

    def failed(params: Any, error: Exception) -> JsonRpcInternalError:
        uri = _uri(params)
        view = protocol.state.now.views.get(uri)
        version = view.document.version if view else None
        where = f"{uri} version {version}" if uri else "no document"
        log.error("%s failed on %s", method, where, exc_info=error)
        return JsonRpcInternalError(f"{method} failed; the server's log says why")

    if iscoroutinefunction(handler):

        @wraps(handler)
        async def later(params: Any) -> Any:
            try:
                return await handler(params)
            except Exception as error:
                raise failed(params, error) from None

        return later

    @wraps(handler)
    def now(params: Any) -> Any:
        try:
            return handler(params)
        except Exception as error:
            raise failed(params, error) from None

    return now


def _uri(params: Any) -> str:
    """Of the document that the message is about; empty if it is about none."""
    return getattr(getattr(params, "text_document", None), "uri", "")
