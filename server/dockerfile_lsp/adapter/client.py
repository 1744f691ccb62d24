"""What the client can do, as far as an answer depends on it."""

from typing import Any, NamedTuple

from lsprotocol import types


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


def client_of(capabilities: types.ClientCapabilities) -> Client:
    asked: dict[str, Any] = {
        **_workspace(capabilities),
        **_diagnostics(capabilities),
        **_answers(capabilities),
    }
    return Client(**asked)


def _workspace(capabilities: types.ClientCapabilities) -> dict[str, bool]:
    asked = {
        "refreshes_diagnostics": "workspace.diagnostics.refresh_support",
        "refreshes_hints": "workspace.inlay_hint.refresh_support",
        "has_configuration": "workspace.configuration",
        "registers_configuration": "workspace.did_change_configuration.dynamic_registration",
        "registers_watchers": "workspace.did_change_watched_files.dynamic_registration",
        "shows_progress": "window.work_done_progress",
        "applies_edits": "workspace.apply_edit",
        "document_changes": "workspace.workspace_edit.document_changes",
    }
    return {name: _has(capabilities, path) for name, path in asked.items()}


def _diagnostics(capabilities: types.ClientCapabilities) -> dict[str, object]:
    """A pulling client may describe what it shows at either place (LSP 3.17 has only the first)."""
    document = capabilities.text_document
    pushed = document.publish_diagnostics if document else None
    pulled = document.diagnostic if document else None
    shown = [each for each in (pushed, pulled) if each]
    values = [tag for each in shown if each.tag_support for tag in each.tag_support.value_set]
    return {
        "pulls": pulled is not None,
        "related_information": any(each.related_information for each in shown),
        "code_description": any(each.code_description_support for each in shown),
        "tags": frozenset(int(value.value) for value in values),
    }


def _answers(capabilities: types.ClientCapabilities) -> dict[str, bool]:
    asked = {
        "snippets": "completion.completion_item.snippet_support",
        "insert_replace": "completion.completion_item.insert_replace_support",
        "label_details": "completion.completion_item.label_details_support",
        "item_tags": "completion.completion_item.tag_support",
        "symbol_tree": "document_symbol.hierarchical_document_symbol_support",
        "action_literals": "code_action.code_action_literal_support",
        "preferred_actions": "code_action.is_preferred_support",
    }
    lists = {
        "hover_markdown": ("hover.content_format", types.MarkupKind.Markdown),
        "completion_markdown": (
            "completion.completion_item.documentation_format",
            types.MarkupKind.Markdown,
        ),
        "resolves_edits": ("code_action.resolve_support.properties", "edit"),
    }
    has = {name: _has(capabilities, f"text_document.{path}") for name, path in asked.items()}
    for name, (path, wanted) in lists.items():
        known = _given(capabilities, f"text_document.{path}")
        has[name] = wanted in known if isinstance(known, list | tuple) else False
    return has


def _has(capabilities: types.ClientCapabilities, path: str) -> bool:
    """Whether it is there and not false; an object counts, whatever is in it."""
    return _given(capabilities, path) not in (None, False)


def _given(capabilities: types.ClientCapabilities, path: str) -> object:
    given: object = capabilities
    for name in path.split("."):
        given = getattr(given, name, None)
    return given
