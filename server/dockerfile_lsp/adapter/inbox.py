"""What the client sends: bytes to messages, one at a time to the protocol.

Reading goes on while a message is worked on. So a cancellation reaches a request that still
waits here, and what may wait is done when nothing else does.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from lsprotocol.types import ErrorCodes, LSPErrorCodes

from .frames import Frames, Json


class Receiver(Protocol):
    def receive(self, message: Json) -> None: ...

    def refuse(self, number: Any, code: ErrorCodes | LSPErrorCodes, why: str) -> None: ...

    def end(self, status: int) -> None: ...


_QUIET = 0.05  # seconds without a message, after which there is leisure


class Inbox:
    """`idle` is called when no message waits, again and again as long as it says that it did
    something; and so is `leisure` when none has come for a while, so that it is in nobody's way.
    """

    def __init__(
        self, receiver: Receiver, idle: Callable[[], bool], leisure: Callable[[], bool]
    ) -> None:
        self._receiver = receiver
        self._idle = idle
        self._leisure = leisure
        self._frames = Frames()
        self._waiting: deque[Json] = deque()
        self._is_scheduled = False
        self._is_over = False
        self._resting: asyncio.Handle | None = None

    def feed(self, data: bytes) -> None:
        """What was read; nothing at the end of the input, with which the conversation is over."""
        self._is_over |= not data
        if self._resting:
            self._resting.cancel()
            self._resting = None
        for body in self._frames.bodies(data):
            self._take(body)
        self.wake()

    def wake(self) -> None:
        """Something may be left to do."""
        if not self._is_scheduled:
            self._is_scheduled = True
            asyncio.get_running_loop().call_soon(self._step)

    def _step(self) -> None:
        """One thing at a time, so that running tasks have their turn between two."""
        self._is_scheduled = False
        if self._waiting:
            try:
                self._receiver.receive(self._waiting.popleft())
            finally:
                self.wake()  # behind what the message began: that must not see the next one
        elif self._is_over:
            self._receiver.end(0)
        elif self._idle():
            self.wake()
        elif not self._resting:
            self._resting = asyncio.get_running_loop().call_later(_QUIET, self._at_leisure)

    def _at_leisure(self) -> None:
        """One thing at a time; what comes meanwhile goes first."""
        self._resting = None
        if self._leisure():
            self._resting = asyncio.get_running_loop().call_soon(self._at_leisure)

    def _take(self, body: bytes) -> None:
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            self._receiver.refuse(None, ErrorCodes.ParseError, "The message is no JSON")
            return
        if not isinstance(message, dict):
            self._receiver.refuse(None, ErrorCodes.InvalidRequest, "The message is no JSON object")
        elif not self._cancels_waiting(message):
            self._waiting.append(message)

    def _cancels_waiting(self, message: Json) -> bool:
        """Whether the message cancels a request that was not begun, which is answered then."""
        if message.get("method") != "$/cancelRequest":
            return False
        params = message.get("params")
        number = params.get("id") if isinstance(params, dict) else None
        for waiting in self._waiting:
            if number is not None and "method" in waiting and waiting.get("id") == number:
                self._waiting.remove(waiting)
                self._receiver.refuse(number, LSPErrorCodes.RequestCancelled, "Cancelled")
                return True
        return False
