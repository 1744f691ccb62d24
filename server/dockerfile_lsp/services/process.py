"""Programs of others: asked with a time limit, or run line by line and ended whole.

Always an argument list, never a shell; standard input is closed. A program runs in a process
group of its own, so that ending it reaches what it started.
"""

import asyncio
import codecs
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from .process_tree import below, run_by_buildah

_GRACE = 5.0  # seconds between asking a program to end and ending it
_LAST_WORDS = 1.0  # seconds that output may still come when the program itself has ended


class Command(NamedTuple):
    arguments: tuple[str, ...]  # the first is the program's absolute path
    environment: Mapping[str, str] = {}  # on top of this process's own
    folder: Path | None = None


class Answer(NamedTuple):
    status: int
    output: str
    errors: str


class Line(NamedTuple):
    text: str  # without its end
    is_error: bool  # it came on standard error


class Exit(NamedTuple):
    status: int  # negative: the signal that ended it
    cancelled: bool


async def answer(command: Command, limit: float) -> Answer | None:
    """What a program says; None if it can't be started or takes more than `limit` seconds."""
    try:
        process = await _started(command)
    except OSError:
        return None
    try:
        output, errors = await asyncio.wait_for(process.communicate(), limit)
    except TimeoutError:
        return None
    finally:
        if process.returncode is None:
            _kill_group(process)
    assert process.returncode is not None, "communicate waits for the end"
    return Answer(
        process.returncode, output.decode(errors="replace"), errors.decode(errors="replace")
    )


async def run(
    command: Command, on_line: Callable[[Line], None], cancel: asyncio.Event
) -> Exit | OSError:
    """How the program ended, or why it could not start.

    When `cancel` is set, the program and everything it started are ended.
    """
    try:
        process = await _started(command)
    except OSError as error:
        return error
    assert process.stdout, "a pipe was asked for"
    assert process.stderr, "a pipe was asked for"
    readers = asyncio.gather(
        _read(process.stdout, lambda text: on_line(Line(text, is_error=False))),
        _read(process.stderr, lambda text: on_line(Line(text, is_error=True))),
    )
    try:
        cancelled = await _end_or_cancel(process, cancel)
        with suppress(TimeoutError):  # a grandchild may hold the pipe open
            await asyncio.wait_for(readers, _LAST_WORDS)
    finally:
        readers.cancel()
        if process.returncode is None:  # this task was cancelled
            _kill_group(process)
    assert process.returncode is not None, "it was waited for"
    return Exit(process.returncode, cancelled)


async def _started(command: Command) -> asyncio.subprocess.Process:
    own_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own_group = {
            "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        }
    return await asyncio.create_subprocess_exec(
        *command.arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **command.environment},
        cwd=command.folder,
        **own_group,
    )


async def _read(stream: asyncio.StreamReader, on_text: Callable[[str], None]) -> None:
    """Own splitting: `readline` gives up on lines over 64 KiB, and progress lines are longer."""
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    rest = ""
    while chunk := await stream.read(65536):
        *lines, rest = (rest + decode(chunk)).split("\n")
        for line in lines:
            on_text(_last_state(line))
    if rest:
        on_text(_last_state(rest))


def _last_state(line: str) -> str:
    """What a terminal would show of a line that overwrites itself by carriage returns."""
    return line.rstrip("\r").rpartition("\r")[2]


async def _end_or_cancel(process: asyncio.subprocess.Process, cancel: asyncio.Event) -> bool:
    """Waits for the end; whether it was brought about by `cancel`."""
    ended = asyncio.ensure_future(process.wait())
    asked = asyncio.ensure_future(cancel.wait())
    try:
        await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
        if process.returncode is not None:
            return False
        await _stop(process)
        return True
    finally:
        ended.cancel()
        asked.cancel()


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ends the program: by ending what it runs, by asking, by force.

    podman leaves a RUN's processes and its working container behind when it is interrupted, but
    cleans up when the RUN fails. So the RUN's processes go first.
    """
    started = below(process.pid)
    for _ in range(5):  # it may just be starting another one
        victims = run_by_buildah(process.pid)
        if not victims or process.returncode is not None:
            break
        for victim in victims:
            victim.kill()
        await _waited(process, _GRACE / 5)
    if process.returncode is None:
        _interrupt(process)
        await _waited(process, _GRACE)
    _kill_group(process)
    for child in started:  # those that left the group
        child.kill()
    await process.wait()


async def _waited(process: asyncio.subprocess.Process, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), seconds)


def _interrupt(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            os.killpg(process.pid, signal.SIGINT)


def _kill_group(process: asyncio.subprocess.Process) -> None:
    # PermissionError: macOS says so of a group that has only zombies left.
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
