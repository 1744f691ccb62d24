"""`docker buildx build --progress=rawjson`: BuildKit's status updates, one JSON object each.

They come on standard error (client/graph.go, `SolveStatus`), and after them, on the same
stream, plain text: the failing lines and the error. buildx 0.13 still spread each object over
many lines, from `{` to `}`.
"""

import base64
import json
from collections.abc import Iterator
from typing import Any

from ..process import Line
from ..steps import Steps
from .events import Broke, Event, Moved, Printed, Said
from .vertex_name import plain_words, vertex_name


class RawJson:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._object: list[str] = []
        self._names: dict[str, str] = {}
        self._done: set[str] = set()
        self._loads: dict[str, dict[str, tuple[int, int]]] = {}

    def read(self, line: Line) -> Iterator[Event]:
        update = self._update(line.text)
        if update is None:
            return
        if isinstance(update, str):
            yield Said(update)
            return
        for vertex in _list(update, "vertexes"):
            yield from self._vertex(vertex)
        for status in _list(update, "statuses"):
            yield from self._status(status)
        for log in _list(update, "logs"):
            yield from self._log(log)

    def _update(self, line: str) -> dict[str, Any] | str | None:
        """A whole update, a line of text, or None within an update of many lines."""
        if not self._object and line != "{":
            return _parsed(line) or line
        self._object.append(line)
        if line != "}":
            return None
        text = "\n".join(self._object)
        self._object.clear()
        return _parsed(text) or text

    def _vertex(self, vertex: dict[str, Any]) -> Iterator[Event]:
        digest, name = str(vertex.get("digest")), str(vertex.get("name"))
        self._names[digest] = name
        if vertex.get("error"):
            yield self._broke(digest, str(vertex["error"]))
        elif vertex.get("completed"):
            self._done.add(digest)
        elif vertex.get("started"):
            yield self._moved(digest)

    def _broke(self, digest: str, message: str) -> Broke:
        found = vertex_name(self._names[digest])
        if not found:
            return Broke(digest, None, plain_words(self._names[digest]), message)
        return Broke(digest, found.step(self._steps), found.text, message)

    def _moved(self, digest: str, detail: str = "") -> Moved:
        name = self._names.get(digest, "")
        found = vertex_name(name)
        of_file = {each for each, its_name in self._names.items() if vertex_name(its_name)}
        done, total = len(of_file & self._done), len(of_file)
        if not found:
            return Moved(digest, None, plain_words(name) + detail, done, total)
        return Moved(digest, found.step(self._steps), found.text + detail, done, total)

    def _status(self, status: dict[str, Any]) -> Iterator[Event]:
        """Of a layer that is fetched: how much of all is there."""
        digest, total = str(status.get("vertex")), int(status.get("total") or 0)
        if not total or digest not in self._names:
            return
        loads = self._loads.setdefault(digest, {})
        loads[str(status.get("id"))] = (int(status.get("current") or 0), total)
        have, all_ = (sum(part) for part in zip(*loads.values(), strict=True))
        if all_ >= _MEGABYTE:
            yield self._moved(digest, f" ({have / _MEGABYTE:.0f} of {all_ / _MEGABYTE:.0f} MB)")

    def _log(self, log: dict[str, Any]) -> Iterator[Event]:
        text = base64.b64decode(str(log.get("data"))).decode(errors="replace")
        for line in text.splitlines():
            yield Printed(str(log.get("vertex")), line)


_MEGABYTE = 1_000_000
_KEYS = frozenset({"vertexes", "statuses", "logs", "warnings"})


def _parsed(text: str) -> dict[str, Any] | None:
    """None where it is no update: other text may begin with a brace, too."""
    if not text.startswith("{"):
        return None
    try:
        update: dict[str, Any] = json.loads(text)
    except ValueError:
        return None
    return update if _KEYS & update.keys() else None


def _list(update: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return update.get(key) or []
