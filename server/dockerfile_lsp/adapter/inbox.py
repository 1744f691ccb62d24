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


class Inbox:
    """`idle` is called when no message waits, again and again as long as it says that it did
    something.
    """

    def __init__(self, receiver: Receiver, idle: Callable[[], bool]) -> None:
        self._receiver = receiver
        self._idle = idle
        self._frames = Frames()
        self._waiting: deque[Json] = deque()
        self._is_scheduled = False
        self._is_over = False

    def feed(self, data: bytes) -> None:
        """What was read; nothing at the end of the input, with which the conversation is over."""
        self._is_over |= not data
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
