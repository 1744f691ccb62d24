from lsprotocol import types

from ..feature import Refusal, on_request, to_offset, workspace_edit
from ..semantics.renaming import rename_edits
from ..workspace import Snapshot


def rename(snapshot: Snapshot, params: types.RenameParams) -> types.WorkspaceEdit | Refusal | None:
    """The edits that give the stage, variable or here-document at the position its new name.

    A refusal if there is none, or if the build would not stay what it is.
    """
    view = snapshot.views.get(params.text_document.uri)
    if not view:
        return None
    doc = view.document
    offset = to_offset(doc, params.position)
    edits = rename_edits(doc.tree, doc.stages, offset, params.new_name)
    return Refusal(edits) if isinstance(edits, str) else workspace_edit(doc, *edits)


FEATURE = on_request(types.TEXT_DOCUMENT_RENAME, rename)
