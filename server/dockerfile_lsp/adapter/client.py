"""What the client can do, as far as an answer depends on it.

It is read from plain JSON, so that it is known before lsprotocol is there; what is not as LSP has
it is not there.
"""

from typing import Any, NamedTuple

from .frames import Json


class Client(NamedTuple):
    """Nothing of it until the client has said so (LSP 3.17, ClientCapabilities)."""

    pulls: bool = False
    refreshes_diagnostics: bool = False
    refreshes_hints: bool = False
    has_configuration: bool = False
    registers_configuration: bool = False
    registers_watchers: bool = False
    shows_progress: bool = False
    applies_edits: bool = False
    document_changes: bool = False
    # What diagnostics may have.
    related_information: bool = False
    code_description: bool = False
    tags: frozenset[int] = frozenset()
    # What answers to requests may have.
    hover_markdown: bool = False
    completion_markdown: bool = False
    snippets: bool = False
    insert_replace: bool = False
    label_details: bool = False
    item_tags: bool = False
    symbol_tree: bool = False
    action_literals: bool = False
    preferred_actions: bool = False
    resolves_edits: bool = False


def client_of(capabilities: object) -> Client:
    there = {name: _has(capabilities, path) for name, path in _THERE.items()}
    listed = {name: wanted in _list(capabilities, path) for name, (path, wanted) in _LISTED.items()}
    asked: dict[str, Any] = {**there, **listed, **_diagnostics(capabilities)}
    return Client(**asked)


def diagnostic(client: Client, found: Json) -> Json:
    """A diagnostic without what the client can't show."""
    kept = dict(found)
    if not client.related_information:
        kept.pop("relatedInformation", None)
    if not client.code_description:
        kept.pop("codeDescription", None)
    tags = [tag for tag in kept.pop("tags", ()) if tag in client.tags]
    return {**kept, "tags": tags} if tags else kept


def given(capabilities: object, path: str) -> object:
    """What stands at `path`, if anything does."""
    found = capabilities
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


_THERE = {
    "pulls": "textDocument.diagnostic",
    "refreshes_diagnostics": "workspace.diagnostics.refreshSupport",
    "refreshes_hints": "workspace.inlayHint.refreshSupport",
    "has_configuration": "workspace.configuration",
    "registers_configuration": "workspace.didChangeConfiguration.dynamicRegistration",
    "registers_watchers": "workspace.didChangeWatchedFiles.dynamicRegistration",
    "shows_progress": "window.workDoneProgress",
    "applies_edits": "workspace.applyEdit",
    "document_changes": "workspace.workspaceEdit.documentChanges",
    "snippets": "textDocument.completion.completionItem.snippetSupport",
    "insert_replace": "textDocument.completion.completionItem.insertReplaceSupport",
    "label_details": "textDocument.completion.completionItem.labelDetailsSupport",
    "item_tags": "textDocument.completion.completionItem.tagSupport",
    "symbol_tree": "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport",
    "action_literals": "textDocument.codeAction.codeActionLiteralSupport",
    "preferred_actions": "textDocument.codeAction.isPreferredSupport",
}
_LISTED = {
    "hover_markdown": ("textDocument.hover.contentFormat", "markdown"),
    "completion_markdown": (
        "textDocument.completion.completionItem.documentationFormat",
        "markdown",
    ),
    "resolves_edits": ("textDocument.codeAction.resolveSupport.properties", "edit"),
}


def _diagnostics(capabilities: object) -> dict[str, object]:
    """A pulling client may describe what it shows at either place (LSP 3.17 has only the first)."""
    places = ("textDocument.publishDiagnostics", "textDocument.diagnostic")
    values = [each for at in places for each in _list(capabilities, f"{at}.tagSupport.valueSet")]
    return {
        "related_information": any(_has(capabilities, f"{at}.relatedInformation") for at in places),
        "code_description": any(
            _has(capabilities, f"{at}.codeDescriptionSupport") for at in places
        ),
        "tags": frozenset(each for each in values if isinstance(each, int)),
    }


def _has(capabilities: object, path: str) -> bool:
    """Whether it is there and not false; an object counts, whatever is in it."""
    return given(capabilities, path) not in (None, False)


def _list(capabilities: object, path: str) -> list[object]:
    found = given(capabilities, path)
    return found if isinstance(found, list) else []
