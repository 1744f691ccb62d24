"""What the client says before pygls listens: taken message by message, and kept for pygls."""

import json
from collections import deque
from time import monotonic
from typing import NamedTuple

from .frames import Frames, Json, framed, message
from .standard_io import Wire


class Letter(NamedTuple):
    """A message; one that is no JSON object has no `content`."""

    body: bytes
    content: Json


class Door:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._frames = Frames()
        self._unread: deque[Letter] = deque()
        self._read: list[Letter] = []

    def say(self, content: Json) -> None:
        self._wire.write(message(content))

    def next(self, patience: float | None = None) -> Json | None:
        """The next message; None if none comes within that many seconds, or the input is over."""
        end = None if patience is None else monotonic() + patience
        while not self._unread:
            if not self._listen(end):
                return None
        self._read.append(self._unread.popleft())
        return self._read[-1].content

    def waiting(self) -> list[Json]:
        """The messages that have come and are not taken yet."""
        while self._listen(monotonic()):
            pass
        return [letter.content for letter in self._unread]

    def answer(self, number: str, patience: float) -> Json | None:
        """The client's answer to our request `number`, out of turn; pygls is not given it."""
        end = monotonic() + patience
        seen = 0
        while True:
            for place in range(seen, len(self._unread)):
                content = self._unread[place].content
                if content.get("id") == number and "method" not in content:
                    del self._unread[place]
                    return content
            seen = len(self._unread)
            if not self._listen(end):
                return None

    def leave_out_last(self) -> None:
        """The last message is answered: pygls is not given it."""
        self._read.pop()

    def unread(self, answered: set[int | str]) -> bytes:
        """What pygls has to read; what would cancel an answered request is not there."""
        letters = [*self._read, *self._unread]
        bodies = (it.body for it in letters if _cancelled(it.content) not in answered)
        return b"".join(map(framed, bodies)) + bytes(self._frames.ahead)

    def _listen(self, end: float | None) -> bool:
        """Whether something came before `end`."""
        data = self._wire.ready(None if end is None else max(0.0, end - monotonic()))
        self._unread += (Letter(body, _content(body)) for body in self._frames.bodies(data))
        return bool(data)


def _content(body: bytes) -> Json:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _cancelled(content: Json) -> int | str | None:
    """The id of the request that the message cancels."""
    params = content.get("params")
    if content.get("method") != "$/cancelRequest" or not isinstance(params, dict):
        return None
    number = params.get("id")
    return number if isinstance(number, int | str) else None
