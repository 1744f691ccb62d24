"""Standard input and output as the wire to the client, unbuffered."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

_CHUNK = 1 << 16


def taken_over() -> "Wire":
    """The wire, which is this server's alone.

    What else reads or writes standard input and output has nothing and standard error from here
    on, so that a stray `print`, or a program that is run, can't spoil the conversation.
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
    return Wire(source, target)


class Wire:
    """Read at once by `ready`, later on a daemon thread, by `read`: never by both."""

    def __init__(self, source: int, target: int) -> None:
        self._source = source
        self._target = target
        self.is_broken = False
        # Windows' `select` takes sockets alone.
        self.has_time_limits = os.name != "nt"

    def ready(self, patience: float | None) -> bytes:
        """What comes within that many seconds, if they are given; nothing at the end, too.

        Where there are no time limits, it waits for as long as it takes, but for a patience of 0.
        """
        if not self.has_time_limits and patience == 0:
            return b""
        if self.has_time_limits and patience is not None:
            import select

            if not select.select([self._source], [], [], patience)[0]:
                return b""
        with suppress(OSError):
            return os.read(self._source, _CHUNK)
        return b""

    def read(self, give: Callable[[bytes], None]) -> None:
        """Gives what comes to the running loop, and nothing at the end.

        On a daemon thread without a buffer: one with a buffer's lock would hang at the end.
        """
        import asyncio
        import threading

        loop = asyncio.get_running_loop()

        def run() -> None:
            data = b"more"
            while data:
                with suppress(OSError):
                    data = os.read(self._source, _CHUNK)
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
