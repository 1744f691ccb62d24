from typing import Any

from lsprotocol import types

from .. import wire
from ..feature import on_view
from ..semantics.image_facts import ImageConfig
from ..semantics.used_images import used_images
from ..workspace import FactKey, View


def diagnostics(view: View) -> dict[str, Any]:
    """What the rules find, as a full report; the one answer that is plain JSON (see `wire`)."""
    return {"kind": "full", "items": wire.diagnostics(view)}


def needs(view: View) -> frozenset[FactKey]:
    """What the base images set, where the user wants registries to be asked without a word."""
    if view.settings.registries_mode != "eager":
        return frozenset()
    used = used_images(view.meaning)
    return frozenset(ImageConfig.of(each.image, each.platform) for each in used)


FEATURE = on_view(
    types.TEXT_DOCUMENT_DIAGNOSTIC,
    diagnostics,
    types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier=wire.SOURCE
    ),
    needs,
)
