"""An idle server's first edit, completions and hover, so that the user's own come without delay.

The first of a kind imports what it needs, reads its part of the catalogue and has converters made.
"""

import json
from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol

from ..document import Document
from ..features import features
from ..settings import Settings
from ..workspace import View

_START = {"line": 0, "character": 0}
_TEXT = "FROM node:\n\n"
_ASKED = (
    (types.TEXT_DOCUMENT_COMPLETION, 11),
    (types.TEXT_DOCUMENT_HOVER, 1),
    (types.TEXT_DOCUMENT_COMPLETION, 5),
    (types.TEXT_DOCUMENT_COMPLETION, 10),
)
_PLACE = {"textDocument": {"uri": ""}, "position": _START}
_EDIT = {
    "textDocument": {"uri": "", "version": 2},
    "contentChanges": [{"range": {"start": _START, "end": _START}, "text": ""}],
}


def warming(protocol: LanguageServerProtocol) -> Iterator[None]:
    """Steps of some milliseconds each."""
    serialized: Any = protocol._serialize_message  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    view = View(Document.opened("", _TEXT))
    answers = {feature.method: feature.answer for feature in features()}
    change = types.TEXT_DOCUMENT_DID_CHANGE
    protocol.structure_message({"jsonrpc": "2.0", "method": change, "params": _EDIT})
    yield
    for method, offset in _ASKED:
        protocol.structure_message({"jsonrpc": "2.0", "id": 0, "method": method, "params": _PLACE})
        yield
        answer = answers[method](view, offset)
        yield
        json.dumps(answer, default=serialized)
        yield
    from .registries import registries  # noqa: PLC0415  # imported when the server is idle

    registries(Settings())  # it asks nobody
    yield
