"""Serves one client on standard input and output, or on a socket, until either ends."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from . import lean

if TYPE_CHECKING:
    from .app import App

_PATIENCE = 1.5  # seconds that running work has to end well when the client leaves


def serve_stdio() -> int:
    """The process's exit status: 0 unless `exit` comes without `shutdown`."""
    wire = _Wire(*_taken_over())
    return asyncio.run(_served_on(wire))


def serve_tcp(host: str, port: int) -> int:
    """Serves the first client that connects; otherwise as `serve_stdio`."""
    return asyncio.run(_served_tcp(host, port))


def _app(writer: Any) -> "App":
    """Imported here: lsprotocol's classes have to be taken as they come, before anyone has them."""
    lean.load()
    from .app import app
    from .log import log_to

    log_to(sys.stderr)
    return app(writer)


def _taken_over() -> tuple[int, int]:
    """Descriptors of standard input and output.

    What else reads or writes these has nothing and standard error from here on, so that a stray
    `print`, or a program that is run, can't spoil the conversation.
    """
    source, target = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # standard error is closed
        os.dup2(nothing, 1)
    os.close(nothing)
    sys.stdout = sys.stderr
    return source, target


class _Wire:
    """Unbuffered, and read on a daemon thread: one with a buffer's lock would hang at the end."""

    def __init__(self, source: int, target: int) -> None:
        self._source = source
        self._target = target
        self.is_broken = False

    def read(self, give: Callable[[bytes], None]) -> None:
        """Gives what comes, and nothing at the end."""
        loop = asyncio.get_running_loop()

        def run() -> None:
            data = b"more"
            while data:
                with suppress(OSError):
                    data = os.read(self._source, 1 << 16)
                with suppress(RuntimeError):  # the loop is closed: nobody reads any more
                    loop.call_soon_threadsafe(give, data)

        threading.Thread(target=run, daemon=True, name="input").start()

    def write(self, data: bytes) -> None:
        while data and not self.is_broken:
            try:
                data = data[os.write(self._target, data) :]
            except OSError:  # the client is gone: the end of its input says so, too
                self.is_broken = True

    def close(self) -> None:
        """Nothing: the process is about to end."""


async def _served_on(wire: _Wire) -> int:
    server = _app(wire)
    wire.read(server.inbox.feed)
    return await _ended(server)


async def _served_tcp(host: str, port: int) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        listening.close()
        server = _app(writer)
        reading = asyncio.ensure_future(_read(server, reader))
        status = await _ended(server)
        reading.cancel()
        with suppress(OSError):
            await writer.drain()
            writer.close()
        ended.set_result(status)

    listening = await asyncio.start_server(connected, host, port)
    address = listening.sockets[0].getsockname()
    sys.stderr.write(f"dockerfile-lsp listens on {address[0]} port {address[1]}\n")
    return await ended


async def _read(server: "App", reader: asyncio.StreamReader) -> None:
    data = b"more"
    while data:
        with suppress(OSError):
            data = await reader.read(1 << 16)
        server.inbox.feed(data)


async def _ended(server: "App") -> int:
    """A signal to end is as if the client had gone: what was started must end, too."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # on Windows
            loop.add_signal_handler(number, server.protocol.end, 128 + number)
    status = await server.protocol.ended
    await server.close(_PATIENCE)
    return status
