"""What clients send otherwise than LSP has it, in the form that lsprotocol takes."""

from collections.abc import Iterator
from typing import Any

from .capabilities import essential
from .frames import Json

_MOST = 2**31 - 1  # LSP 3.17, uinteger; some clients name the end of a document by a larger one
_TEXTS = ("rootUri", "rootPath", "locale")


def forms(message: Json) -> Iterator[Json]:
    """The forms of a message to try one after the other, until lsprotocol takes one."""
    params = message["params"]
    match message["method"]:
        case "textDocument/didChange":
            yield {**message, "params": _change_params(params)}
        case "initialize":
            yield message
            if known := initialize_params(params):
                yield {**message, "params": known}
        case _:
            yield message


def is_integer(value: object) -> bool:
    """Whether LSP has it as an integer."""
    return isinstance(value, int) and not isinstance(value, bool) and -_MOST <= value <= _MOST


def initialize_params(params: object) -> Json | None:
    """What the server needs of the parameters of `initialize`; None if that itself is wrong."""
    if not isinstance(params, dict) or not isinstance(params.get("capabilities"), dict):
        return None
    process, folders = params.get("processId"), params.get("workspaceFolders")
    if process is not None and not is_integer(process):
        return None
    if folders is not None and not (isinstance(folders, list) and all(map(_is_folder, folders))):
        return None
    if not all(isinstance(params.get(name), str | None) for name in _TEXTS):
        return None
    kept = ("processId", *_TEXTS, "workspaceFolders", "initializationOptions")
    known = {name: params[name] for name in kept if name in params}
    return {**known, "capabilities": essential(params["capabilities"])}


def _change_params(params: Any) -> Any:
    """The parameters of a didChange without `"range": null` and numbers that are too large.

    What else is wrong with it is left for lsprotocol to say.
    """
    changes = params.get("contentChanges") if isinstance(params, dict) else None
    if not isinstance(changes, list):
        return params
    return {**params, "contentChanges": [_change(each) for each in changes]}


def _change(change: Any) -> Any:
    if not isinstance(change, dict) or "range" not in change:
        return change
    where = change["range"]
    if where is None:
        return {"text": change.get("text")}
    if not isinstance(where, dict):
        return change
    return {**change, "range": {name: _position(place) for name, place in where.items()}}


def _position(place: Any) -> Any:
    if not isinstance(place, dict):
        return place
    return {
        name: min(value, _MOST) if isinstance(value, int) else value
        for name, value in place.items()
    }


def _is_folder(folder: object) -> bool:
    return isinstance(folder, dict) and all(
        isinstance(folder.get(name), str) for name in ("uri", "name")
    )
