from typing import Any

from lsprotocol import types

from .. import wire
from ..feature import on_view
from ..workspace import View


def diagnostics(view: View) -> dict[str, Any]:
    """What the rules find, as a full report; the one answer that is plain JSON (see `wire`)."""
    return {"kind": "full", "items": wire.diagnostics(view)}


FEATURE = on_view(
    types.TEXT_DOCUMENT_DIAGNOSTIC,
    diagnostics,
    types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier=wire.SOURCE
    ),
)
