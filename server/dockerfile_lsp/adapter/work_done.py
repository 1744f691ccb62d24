"""A progress bar at the client, which may have a button to cancel."""

import asyncio
from itertools import count

from lsprotocol import types

from .frames import Json
from .protocol import DockerfileProtocol

_PATIENCE = 5.0  # seconds for the client to make one
_numbers = count(1)


class WorkDone:
    """It shows nothing at a client that can't, or did not make it."""

    def __init__(self, protocol: DockerfileProtocol) -> None:
        self._protocol = protocol
        self.token = f"dockerfile-lsp work {next(_numbers)}"
        self.is_shown = False

    async def begin(self, title: str, message: str) -> None:
        if not self._protocol.client.shows_progress:
            return
        asking = self._protocol.ask(types.WINDOW_WORK_DONE_PROGRESS_CREATE, {"token": self.token})
        done, _ = await asyncio.wait({asking}, timeout=_PATIENCE)
        if not done or asking.result().error:
            return
        self.is_shown = True
        begin = {"kind": "begin", "title": title, "message": message}
        self._tell({**begin, "percentage": 0, "cancellable": True})

    def report(self, message: str, percentage: int | None) -> None:
        if self.is_shown:
            known = {} if percentage is None else {"percentage": percentage}
            self._tell({"kind": "report", "message": message, "cancellable": True, **known})

    def end(self, message: str) -> None:
        if self.is_shown:
            self._tell({"kind": "end", "message": message})

    def _tell(self, value: Json) -> None:
        self._protocol.say(types.PROGRESS, {"token": self.token, "value": value})
