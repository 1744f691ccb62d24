"""Programs of others: asked with a time limit, or run line by line and ended whole.

Always an argument list, never a shell; standard input is closed. A program runs in a process
group of its own, so that ending it reaches what it started.
"""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from .line_stream import LineStream
from .process_tree import below, run_by_buildah

_GRACE = 3.0  # seconds between asking a program to end and ending it
_LAST_WORDS = 1.0  # seconds that output may still come when the program itself has ended


class Command(NamedTuple):
    arguments: tuple[str, ...]  # the first is the program's absolute path
    environment: Mapping[str, str] = {}  # on top of this process's own
    folder: Path | None = None


class Line(NamedTuple):
    text: str  # without its end
    is_error: bool  # it came on standard error


class Exit(NamedTuple):
    status: int  # negative: the signal that ended it
    cancelled: bool


class Answer(NamedTuple):
    status: int
    output: str
    errors: str


async def answer(command: Command, limit: float) -> Answer | None:
    """What a program says; None if it can't be started or takes more than `limit` seconds."""
    said: list[Line] = []
    with suppress(TimeoutError):
        end = await asyncio.wait_for(run(command, said.append, asyncio.Event()), limit)
        if isinstance(end, Exit):
            output, errors = (
                "".join(f"{line.text}\n" for line in said if line.is_error == is_error)
                for is_error in (False, True)
            )
            return Answer(end.status, output, errors)
    return None


async def run(
    command: Command, on_line: Callable[[Line], None], cancel: asyncio.Event
) -> Exit | OSError:
    """How the program ended, or why it could not start.

    When `cancel` is set, the program and everything it started are ended; so they are when
    this task is cancelled.
    """
    try:
        running = await _started(command, on_line)
    except OSError as error:
        return error
    try:
        cancelled = await _end_or_cancel(running, cancel)
        await _within(running.protocol.closed, _LAST_WORDS)  # a grandchild may hold the pipe open
        return Exit(running.status, cancelled)
    finally:
        if not running.has_ended:
            _kill_group(running)
            await _within(running.protocol.ended, _LAST_WORDS)
        running.transport.close()


class _Protocol(asyncio.SubprocessProtocol):
    """Own, for asyncio's streams do not see the end before the last holder of a pipe is gone."""

    def __init__(self, on_line: Callable[[Line], None]) -> None:
        self.ended = asyncio.Event()
        self.closed = asyncio.Event()
        self._streams = {
            1: LineStream(lambda text: on_line(Line(text, is_error=False))),
            2: LineStream(lambda text: on_line(Line(text, is_error=True))),
        }

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        self._streams[fd].feed(data)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:  # noqa: ARG002
        if fd in self._streams:
            self._streams[fd].end()

    def process_exited(self) -> None:
        self.ended.set()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self.closed.set()


class _Running(NamedTuple):
    transport: asyncio.SubprocessTransport
    protocol: _Protocol

    @property
    def pid(self) -> int:
        return self.transport.get_pid()

    @property
    def has_ended(self) -> bool:
        return self.protocol.ended.is_set()

    @property
    def status(self) -> int:
        status = self.transport.get_returncode()
        assert status is not None, "it was waited for"
        return status


async def _started(command: Command, on_line: Callable[[Line], None]) -> _Running:
    own_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own_group = {
            "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        }
    transport, protocol = await asyncio.get_running_loop().subprocess_exec(
        lambda: _Protocol(on_line),
        *command.arguments,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **command.environment},
        cwd=command.folder,
        **own_group,
    )
    return _Running(transport, protocol)


async def _end_or_cancel(running: _Running, cancel: asyncio.Event) -> bool:
    """Waits for the end; whether it was brought about by `cancel`."""
    waits = [asyncio.ensure_future(event.wait()) for event in (running.protocol.ended, cancel)]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
    if running.has_ended:
        return False
    await _stop(running)
    return True


async def _stop(running: _Running) -> None:
    """Ends the program: by ending what it runs, by asking, by force.

    podman leaves a RUN's processes and its working container behind when it is interrupted, but
    cleans up when the RUN fails. So the RUN's processes go first.
    """
    started = below(running.pid)
    for _ in range(5):  # it may just be starting another one
        victims = run_by_buildah(running.pid)
        if not victims or running.has_ended:
            break
        for victim in victims:
            victim.kill()
        await _within(running.protocol.ended, _GRACE / 5)
    if not running.has_ended:
        _interrupt(running)
        await _within(running.protocol.ended, _GRACE)
    _kill_group(running)
    for child in started:  # those that left the group
        child.kill()
    await running.protocol.ended.wait()


async def _within(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)


def _interrupt(running: _Running) -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            running.transport.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            os.killpg(running.pid, signal.SIGINT)


def _kill_group(running: _Running) -> None:
    # PermissionError: macOS says so of a group that has only zombies left.
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            running.transport.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)
