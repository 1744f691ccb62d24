"""Puts the server together: features, documents, settings, diagnostics."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..feature import BUILD
from ..features import features
from ..features.diagnostics import needs
from ..settings import Settings
from ..wire import diagnostics
from .answering import Handler, answering, guarded
from .builds import Builds
from .configuration import Configuration
from .diagnosis import Diagnosis
from .downgrade import APPLY_EDIT
from .early import Early
from .fetching import Fetching, Source
from .ignore_files import WATCHED, IgnoreFiles
from .inbox import Inbox
from .log import tell
from .protocol import DockerfileProtocol
from .recalling import Recalling
from .warming import warming


class App(NamedTuple):
    protocol: DockerfileProtocol
    inbox: Inbox
    close: Callable[[float], Awaitable[None]]  # ends what runs, after that many seconds by force


def app(writer: Any, early: Early) -> App:
    """A server that answers on `writer`; to be made on the loop, and fed by its inbox."""
    server = LanguageServer("dockerfile-lsp", __version__, protocol_cls=DockerfileProtocol)
    protocol = server.protocol
    assert isinstance(protocol, DockerfileProtocol), "it was asked for"
    protocol.open(early)
    protocol.set_writer(writer)
    # What the lambdas name is made below.
    configuration = Configuration(protocol, lambda: diagnosis.changed())  # noqa: PLW0108
    ignores = IgnoreFiles(protocol, lambda: diagnosis.changed())  # noqa: PLW0108
    builds = Builds(protocol, configuration.settings, lambda: diagnosis.changed())  # noqa: PLW0108
    diagnosis = Diagnosis(
        protocol,
        configuration,
        lambda view: [*diagnostics(view), *builds.diagnostics(view)],
        lambda: inbox.wake(),  # noqa: PLW0108
    )
    warm = warming(protocol)
    fetching = Fetching(protocol, _registries, lambda: _refresh(protocol, diagnosis))
    recalling = Recalling(protocol, fetching)

    def leisure() -> bool:
        return next(warm, warm) is None or recalling.run_one()

    inbox = Inbox(protocol, diagnosis.run_one, leisure)
    for feature in features():
        server.feature(feature.method, feature.options)(answering(protocol, feature, fetching))
    handlers = {
        types.TEXT_DOCUMENT_DID_OPEN: _opening(
            protocol, configuration, ignores, diagnosis, fetching
        ),
        **_document_handlers(configuration, diagnosis, builds),
        **_setting_handlers(configuration),
        **_file_handlers(configuration, ignores, builds),
        **_build_handlers(builds),
    }
    for method, handler in handlers.items():
        protocol.fm.features[method] = guarded(protocol, method, handler)
    protocol.fm.commands.update({APPLY_EDIT: _applying(protocol), BUILD: builds.start})
    tell(protocol)

    async def close(patience: float) -> None:
        await asyncio.gather(builds.close(patience), fetching.close())

    return App(protocol, inbox, close)


def _refresh(protocol: DockerfileProtocol, diagnosis: Diagnosis) -> None:
    """What the client shows without asking each time may be another now."""
    diagnosis.changed()
    if protocol.client.refreshes_hints:
        protocol.ask(types.WORKSPACE_INLAY_HINT_REFRESH, None)


def _registries(settings: Settings) -> Source:
    """Imported when one is asked: the HTTP client takes longer than all the rest of the server."""
    from .registries import registries  # noqa: PLC0415

    return registries(settings)


def _opening(
    protocol: DockerfileProtocol,
    configuration: Configuration,
    ignores: IgnoreFiles,
    diagnosis: Diagnosis,
    fetching: Fetching,
) -> Handler:
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        uri = params.text_document.uri
        ignores.opened(uri)
        await configuration.opened(uri)
        diagnosis.edited(uri)
        view = protocol.state.now.views.get(uri)
        if view:
            fetching.ask(needs(view), view.settings)

    return opened


def _document_handlers(
    configuration: Configuration, diagnosis: Diagnosis, builds: Builds
) -> dict[str, Handler]:
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        configuration.closed(params.text_document.uri)
        builds.saves.closed(params.text_document.uri)
        diagnosis.closed(params.text_document.uri)

    return {
        types.TEXT_DOCUMENT_DID_CHANGE: lambda params: diagnosis.edited(params.text_document.uri),
        types.TEXT_DOCUMENT_DID_CLOSE: closed,
        types.TEXT_DOCUMENT_DIAGNOSTIC: diagnosis.pulled,
    }


def _setting_handlers(configuration: Configuration) -> dict[str, Handler]:
    async def changed(params: types.DidChangeConfigurationParams) -> None:
        await configuration.changed(params.settings)

    return {
        types.INITIALIZE: lambda params: configuration.start(params.initialization_options),
        types.INITIALIZED: lambda _: configuration.register(WATCHED),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: changed,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: lambda _: configuration.files_changed(),
    }


def _file_handlers(
    configuration: Configuration, ignores: IgnoreFiles, builds: Builds
) -> dict[str, Handler]:
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        builds.saves.saved(params.text_document.uri)
        configuration.saved()
        ignores.saved()

    def changed(_: types.DidChangeWatchedFilesParams) -> None:
        configuration.files_changed()
        ignores.files_changed()

    return {
        types.TEXT_DOCUMENT_DID_SAVE: saved,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: changed,
    }


def _build_handlers(builds: Builds) -> dict[str, Handler]:
    return {
        types.WINDOW_WORK_DONE_PROGRESS_CANCEL: lambda params: builds.cancelled(params.token),
        types.SHUTDOWN: lambda _: builds.cancel_all(),
    }


def _applying(protocol: DockerfileProtocol) -> Callable[..., Any]:
    """The command that stands for a code action where the client takes commands alone."""

    async def apply(*arguments: Any) -> None:
        for edit in arguments[:1]:
            await protocol.ask(types.WORKSPACE_APPLY_EDIT, {"edit": edit})

    return apply
