"""Serves one client on standard input and output, or on a socket, until either ends."""

import signal
import sys
from types import FrameType

from .early import Early
from .standard_io import taken_over


def serve_stdio(*, doorman: bool = True) -> int:
    """The process's exit status: 0 unless `exit` comes without `shutdown`.

    Without the doorman everything is answered the same, but later.
    """
    wire = taken_over()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _left)
    early = Early()
    if doorman:
        from .doorman import greeted

        early = greeted(wire)
    import asyncio

    from .serving import served_on

    return asyncio.run(served_on(wire, early))


def serve_tcp(host: str, port: int) -> int:
    """Serves the first client that connects; otherwise as `serve_stdio`."""
    import asyncio

    from .serving import served_tcp

    return asyncio.run(served_tcp(host, port))


def _left(number: int, _: FrameType | None) -> None:
    """A signal before the loop is there to be told: nothing was started yet."""
    sys.exit(128 + number)
