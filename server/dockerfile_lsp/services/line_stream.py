"""Bytes that arrive in pieces, as lines of text."""

import codecs
from collections.abc import Callable


class LineStream:
    """Calls `on_line` with each line that is not empty, without its end, however long it is."""

    def __init__(self, on_line: Callable[[str], None]) -> None:
        self._on_line = on_line
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest: list[str] = []

    def feed(self, data: bytes) -> None:
        first, *more = self._decode(data).split("\n")
        self._rest.append(first)
        for part in more:
            self.end()
            self._rest.append(part)

    def end(self) -> None:
        """Takes what came since the last line end for a line, if anything came."""
        line = "".join(self._rest)
        self._rest.clear()
        if line:
            self._on_line(_last_state(line))


def _last_state(line: str) -> str:
    """What a terminal would show of a line that overwrites itself by carriage returns."""
    return line.rstrip("\r").rpartition("\r")[2]
