from typing import Any, NamedTuple

import attrs
from lsprotocol import types

from ..feature import on_request, workspace_edit
from ..image_actions import digest_key, pinned
from ..workspace import FactKey, Snapshot


class _Pin(NamedTuple):
    """What code_action.py left to be done: the image at `start` is to be written as `wanted`."""

    uri: str
    start: int
    wanted: str


def code_action_resolve(snapshot: Snapshot, action: types.CodeAction) -> types.CodeAction:
    """The action with its edit, once the digest that it needs is known."""
    pin = _pin(action.data)
    view = snapshot.views.get(pin.uri) if pin else None
    edit = pinned(view, pin.start, pin.wanted) if pin and view else None
    if not view or not edit:
        return action
    return attrs.evolve(action, edit=workspace_edit(view.document, edit))


def needs(snapshot: Snapshot, action: types.CodeAction) -> frozenset[FactKey]:  # noqa: ARG001
    pin = _pin(action.data)
    key = digest_key(pin.wanted) if pin else None
    return frozenset((key,)) if key else frozenset()


def _pin(data: Any) -> _Pin | None:
    match data:
        case {"uri": str(uri), "start": int(start), "wanted": str(wanted)}:
            return _Pin(uri, start, wanted)
        case _:
            return None


FEATURE = on_request(types.CODE_ACTION_RESOLVE, code_action_resolve, needs=needs)
