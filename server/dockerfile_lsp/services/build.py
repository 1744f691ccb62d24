"""Builds a saved Dockerfile with a real engine, and says what became of it and where."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dockerfile_lsp.services.engine import Engine, NoEngine


class BuildRequest(NamedTuple):
    """A build of the file as it is on disk; the context is the file's folder."""

    file: Path  # absolute
    image: str  # name and tag for the result
    target: str = ""  # a stage's name or number; "" is the last stage
    build_args: tuple[tuple[str, str], ...] = ()


class Lines(NamedTuple):
    """Lines of the saved file, from 1, both included."""

    first: int
    last: int


class Progress(NamedTuple):
    message: str  # "3/7 RUN make", short enough for a status bar
    percentage: int | None  # 0 to 100, never falling; None while nothing is known
    lines: Lines | None  # the instruction that runs now


class Built(NamedTuple):
    image: str  # as it was asked for
    id: str  # "sha256:…", "" where the engine did not tell
    seconds: float


class Failed(NamedTuple):
    message: str  # one line, in short: "The command ended with exit status 7"
    lines: Lines | None  # of the instruction at fault; None where no line can be known (mark line 1)
    log: tuple[str, ...]  # the last lines that the failing step printed, at most 20
    exit_code: int


class Cancelled(NamedTuple):
    seconds: float


BuildResult = Built | Failed | Cancelled | NoEngine


async def build(
    engine: Engine | NoEngine,
    request: BuildRequest,
    on_progress: Callable[[Progress], None],
    *,
    on_output: Callable[[str], None] | None = None,
    cancel: asyncio.Event | None = None,
) -> BuildResult:
    """What became of the build; a NoEngine comes back as it is.

    `on_progress` is called on the loop, only when something changed; `on_output` with each line
    the engine's steps print. Setting `cancel` ends the build, and whatever it started; so does
    cancelling the task.
    """
    raise NotImplementedError
