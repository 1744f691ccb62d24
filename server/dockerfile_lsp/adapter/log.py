"""Where our log goes: to standard error, and what went wrong to the client's log, too."""

import logging
from typing import TextIO

from lsprotocol import types

from .protocol import DockerfileProtocol

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to(stream: TextIO) -> None:
    """Without pygls' own log, which tells of each mishap once more, with the whole message."""
    logging.basicConfig(stream=stream, level=logging.WARNING, format=_FORMAT)
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)


def tell(protocol: DockerfileProtocol) -> None:
    """Sends errors that are logged from now on to the client, without their tracebacks."""
    handler = logging.StreamHandler(_ClientLog(protocol))
    handler.setLevel(logging.ERROR)
    handler.setFormatter(_OneLine("%(message)s"))
    logging.getLogger("dockerfile_lsp").addHandler(handler)


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return record.getMessage() + (f": {error!r}" if error else "")


class _ClientLog:
    """What a log handler writes to."""

    def __init__(self, protocol: DockerfileProtocol) -> None:
        self._protocol = protocol

    def write(self, text: str) -> None:
        if text.strip():
            kind = types.MessageType.Error.value
            params = {"type": kind, "message": text.strip()}
            self._protocol.say(types.WINDOW_LOG_MESSAGE, params)

    def flush(self) -> None:
        """Nothing: it is sent when it is written."""
