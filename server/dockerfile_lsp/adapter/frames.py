"""LSP's base protocol (3.17): messages' bodies to bytes and back. It needs nothing but Python."""

import json
import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEADER_END = b"\r\n\r\n"


class Frames:
    """`ahead` is what was read of a message that is not complete."""

    def __init__(self) -> None:
        self.ahead = bytearray()

    def bodies(self, data: bytes) -> Iterator[bytes]:
        """The bodies that are complete with `data`; what has no length has none."""
        self.ahead += data
        while (end := self.ahead.find(_HEADER_END)) >= 0:
            length = _LENGTH.search(self.ahead, 0, end + 1)
            start = end + len(_HEADER_END)
            stop = start + (int(length[1]) if length else 0)
            if stop > len(self.ahead):
                return
            body = bytes(self.ahead[start:stop])
            del self.ahead[:stop]
            if length:
                yield body


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def message(content: Json) -> bytes:
    """A whole message as it is sent."""
    return framed(json.dumps({"jsonrpc": "2.0", **content}).encode())
