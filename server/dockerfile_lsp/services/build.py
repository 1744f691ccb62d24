"""Builds a saved Dockerfile with a real engine, and says what became of it and where."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .account import Account, Progress
from .build_command import BuildRequest, build_command, has_rawjson
from .engine_probe import Engine, Kind
from .engine_trouble import NoEngine, docker_message, is_unreachable_daemon
from .failure import Failed, failure
from .output.buildah import Buildah
from .output.events import Reader
from .output.legacy import Legacy
from .output.plain import Plain
from .output.rawjson import RawJson
from .process import Command, Line, answer, run
from .steps import Steps

__all__ = [
    "BuildRequest",
    "BuildResult",
    "Built",
    "Cancelled",
    "Failed",
    "NoEngine",
    "Progress",
    "build",
]


class Built(NamedTuple):
    image: str  # the name that was asked for
    id: str  # "sha256:…", "" where the engine did not tell
    seconds: float


class Cancelled(NamedTuple):
    seconds: float


BuildResult = Built | Failed | Cancelled | NoEngine


async def build(
    engine: Engine | NoEngine,
    request: BuildRequest,
    on_progress: Callable[[Progress], None],
    *,
    on_output: Callable[[str], None] = lambda _: None,
    cancel: asyncio.Event | None = None,
) -> BuildResult:
    """What became of the build; a NoEngine comes back as it is.

    `on_progress` is called on the loop, only when something changed; `on_output` with each line
    that the engine and its steps print. Setting `cancel` ends the build and whatever it
    started; so does cancelling the task.
    """
    if isinstance(engine, NoEngine):
        return engine
    try:
        text = request.file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        return Failed(f"{request.file} cannot be read: {error.strerror}", None, (), 1)
    steps = Steps(text)
    watch = _Watch(Account(on_progress, on_output), steps, cancel or asyncio.Event())
    request = request._replace(target=steps.target(request.target))
    try:
        folder = TemporaryDirectory(prefix="dockerfile-lsp-", ignore_cleanup_errors=True)
    except OSError as error:
        return Failed(f"No temporary folder can be made: {error.strerror}", None, (), 1)
    with folder:
        return await _built(engine, request, watch, Path(folder.name) / "id")


class _Watch(NamedTuple):
    account: Account
    steps: Steps
    cancel: asyncio.Event


async def _built(
    engine: Engine, request: BuildRequest, watch: _Watch, id_file: Path
) -> BuildResult:
    reader = _reader(engine, watch.steps)

    def on_line(line: Line) -> None:
        for event in reader.read(line):
            watch.account.take(event)

    began = time.monotonic()
    end = await run(build_command(engine, request, id_file), on_line, watch.cancel)
    seconds = time.monotonic() - began
    if isinstance(end, OSError):
        return NoEngine(f"{engine.program} does not start: {end.strerror}")
    if end.cancelled:
        return Cancelled(seconds)
    if end.status == 0:
        id_ = _id(id_file) or await _asked_id(engine, request.image)
        return Built(request.image, id_, seconds)
    unreachable = next(filter(is_unreachable_daemon, watch.account.said), "")
    if unreachable and not watch.account.at.step:  # a RUN may ask for a daemon, too
        return NoEngine(docker_message(unreachable))
    return failure(watch.account, watch.steps, request, end.status)


def _reader(engine: Engine, steps: Steps) -> Reader:
    match engine.kind:
        case Kind.PODMAN | Kind.BUILDAH:
            return Buildah(steps)
        case Kind.LEGACY:
            return Legacy(steps)
        case _:
            return RawJson(steps) if has_rawjson(engine) else Plain(steps)


def _id(file: Path) -> str:
    try:
        return _with_algorithm(file.read_text())
    except OSError:
        return ""


async def _asked_id(engine: Engine, image: str) -> str:
    """For an engine with a /tmp of its own, such as the snap of Docker."""
    if engine.kind is Kind.BUILDAH:
        words = ("images", "--no-trunc", "--format={{.ID}}", image)
    else:
        words = ("image", "inspect", "--format={{.Id}}", image)
    said = await answer(Command((engine.program, *words)), 10)
    return _with_algorithm(said.output) if said and not said.status else ""


def _with_algorithm(text: str) -> str:
    """The first id in what an engine says, for which podman writes no algorithm."""
    first = text.partition("\n")[0].strip()
    return first if not first or ":" in first else f"sha256:{first}"
