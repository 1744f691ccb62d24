"""The command that builds a saved Dockerfile with a real engine, from the click to what came of it.

Only on the user's word, never of a buffer that differs from the file, one build a file at a time.
"""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pygls.exceptions import JsonRpcInvalidParams

from ..document import Document
from ..services.build import BuildRequest, Built, Cancelled, Failed, NoEngine, Progress, build
from ..services.engine import Engines
from ..services.engine_probe import Engine
from ..services.image_name import suggested_name
from ..settings import Settings
from .addresses import path_of
from .build_failures import BuildFailures
from .frames import Json
from .protocol import DockerfileProtocol
from .saved import Saves
from .window import choice, complain, inform, note
from .work_done import WorkDone

log = logging.getLogger(__name__)

_CANCEL = "Cancel Build"


class _Wish(NamedTuple):
    """What is to be built; `target` is a stage, "" for the image."""

    uri: str
    path: Path
    target: str

    @property
    def title(self) -> str:
        return f"stage {self.target} of {self.path.name}" if self.target else self.path.name


class _Running(NamedTuple):
    task: asyncio.Task[None]
    cancel: asyncio.Event
    shown: WorkDone


class Builds:
    """`on_change` is called when `diagnostics` has become another for some document."""

    def __init__(
        self,
        protocol: DockerfileProtocol,
        settings: Callable[[str], Settings],
        on_change: Callable[[], None],
    ) -> None:
        self._protocol = protocol
        self._settings = settings
        self._on_change = on_change
        self._engines = Engines()
        self._failures = BuildFailures()
        self._running: dict[Path, _Running] = {}
        self._asking: set[asyncio.Task[None]] = set()
        self.saves = Saves(protocol)

    @property
    def diagnostics(self) -> Callable[..., list[Json]]:
        """What the last build of a view's document found."""
        return self._failures.of

    async def start(self, *arguments: Any) -> None:
        """The command: a document's URI, and a stage's name or null.

        It does not wait for the end: Emacs would wait with it.
        """
        wish = self._wish(list(arguments))
        if not wish:
            return
        if wish.path in self._running:
            asking = asyncio.ensure_future(self._ask_to_cancel(wish))
            self._asking.add(asking)
            asking.add_done_callback(self._asking.discard)
            return
        cancel, shown = asyncio.Event(), WorkDone(self._protocol)
        task = asyncio.ensure_future(self._guarded(wish, cancel, shown))
        self._running[wish.path] = _Running(task, cancel, shown)
        task.add_done_callback(lambda _: self._running.pop(wish.path, None))

    def cancelled(self, token: object) -> None:
        """The user pressed the progress bar's button."""
        for running in self._running.values():
            if running.shown.token == token:
                running.cancel.set()

    def cancel_all(self) -> None:
        for running in self._running.values():
            running.cancel.set()

    async def close(self, patience: float) -> None:
        """Ends all builds, with whatever they started."""
        self.cancel_all()
        tasks = {running.task for running in self._running.values()}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _wish(self, arguments: list[Any]) -> _Wish | None:
        match arguments:
            case [str(uri)] | [str(uri), None]:
                target = ""
            case [str(uri), str(target)]:
                pass
            case _:
                raise JsonRpcInvalidParams("A build takes a document's URI and a stage's name")
        path = path_of(uri)
        if not self._protocol.state.now.trusted:
            complain(self._protocol, "Images are not built in a folder that is not trusted")
        elif not path:
            complain(self._protocol, "Only a file on disk can be built; save it first")
        else:
            return _Wish(uri, path, target)
        return None

    async def _ask_to_cancel(self, wish: _Wish) -> None:
        running = self._running[wish.path]
        answer = await choice(self._protocol, f"{wish.path.name} is being built already", _CANCEL)
        if answer == _CANCEL:
            running.cancel.set()

    async def _guarded(self, wish: _Wish, cancel: asyncio.Event, shown: WorkDone) -> None:
        try:
            await self._build(wish, cancel, shown)
        except Exception:
            log.exception("The build of %s failed in the server", wish.uri)
            shown.end("failed")

    async def _build(self, wish: _Wish, cancel: asyncio.Event, shown: WorkDone) -> None:
        text = await self.saves.text(wish.uri, wish.path)
        if text is None:
            return
        built = self._document(wish.uri, text)
        await shown.begin(f"Building {wish.title}", "looking for an engine")
        settings = self._settings(wish.uri)
        engine = await self._engines.answering(settings.build_engine)
        given = dict(settings.argument_values)
        image = suggested_name(text, wish.path, target=wish.target, build_arguments=given)
        request = BuildRequest(wish.path, image, wish.target, settings.build_arguments)

        def on_progress(progress: Progress) -> None:
            shown.report(progress.message, progress.percentage)

        result = await build(engine, request, on_progress, cancel=cancel)
        self._failures.forget(wish.uri)
        if isinstance(engine, Engine) and isinstance(result, Failed):
            self._failures.note(built, result, engine)
        self._on_change()
        self._tell_result(wish, result, shown)

    def _document(self, uri: str, text: str) -> Document:
        """What is built: the open document, whose instructions can be followed, if it is that."""
        view = self._protocol.state.now.views.get(uri)
        return view.document if view and view.document.text == text else Document.opened(uri, text)

    def _tell_result(
        self, wish: _Wish, result: Built | Failed | Cancelled | NoEngine, shown: WorkDone
    ) -> None:
        match result:
            case Built(image, id_, seconds):
                shown.end("done")
                name = f"{image} ({id_[:19]})" if id_ else image  # "sha256:" and 12 digits
                inform(self._protocol, f"Built {name} in {seconds:.1f} s")
            case Failed(message, lines, printed, _):
                shown.end("failed")
                where = f" at line {lines.first}" if lines else ""
                complain(self._protocol, f"The build of {wish.title} failed{where}: {message}")
                if printed:
                    note(self._protocol, "\n".join(printed))
            case Cancelled():
                shown.end("cancelled")
                if not shown.is_shown:
                    inform(self._protocol, f"The build of {wish.title} was cancelled")
            case NoEngine(message):
                shown.end("no engine")
                complain(self._protocol, message)
