"""The conversation with one client by pygls, until either ends."""

import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from . import lean
from .early import Early
from .standard_io import Wire

if TYPE_CHECKING:
    from .app import App

_PATIENCE = 1.5  # seconds that running work has to end well when the client leaves


async def served_on(wire: Wire, early: Early) -> int:
    """The process's exit status; `early` is what went before."""
    server = _app(wire, early)
    if early.unread:
        server.inbox.feed(early.unread)
    wire.read(server.inbox.feed)
    return await _ended(server)


async def served_tcp(host: str, port: int) -> int:
    """As `served_on`, with the first client that connects."""
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        listening.close()
        server = _app(writer, Early())
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


def _app(writer: Any, early: Early) -> "App":
    """Imported here: lsprotocol's classes have to be taken as they come, before anyone has them."""
    lean.load()
    from .app import app
    from .log import log_to

    log_to(sys.stderr)
    return app(writer, early)


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
