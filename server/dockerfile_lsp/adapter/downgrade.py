"""The richest answer to what this client can show.

Features answer as if the client could do everything. What it can't do has a plainer form, made
here, or is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs
from lsprotocol import types

from .client import Client
from .plain_text import before_stops, plain

APPLY_EDIT = "dockerfile-lsp.applyEdit"


def shown(client: Client, method: str, answer: Any, uri: str) -> Any:
    """The answer to a request about the document `uri`."""
    form = _FORMS.get(method)
    return form(client, answer, uri) if form and answer else answer


def workspace_edit(client: Client, edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
    """By `changes`, which have no version, where the client knows no `documentChanges`."""
    if client.document_changes or not edit.document_changes:
        return edit
    changes: dict[str, Sequence[types.TextEdit]] = {}
    for change in edit.document_changes:
        if isinstance(change, types.TextDocumentEdit):
            texts = [each for each in change.edits if isinstance(each, types.TextEdit)]
            changes[change.text_document.uri] = [*changes.get(change.text_document.uri, ()), *texts]
    return types.WorkspaceEdit(changes=changes)


def _hover(client: Client, hover: types.Hover, _: str) -> types.Hover:
    return hover if client.hover_markdown else attrs.evolve(hover, contents=_plain(hover.contents))


def _symbols(client: Client, symbols: Sequence[Any], uri: str) -> Sequence[Any]:
    return symbols if client.symbol_tree else list(_flat(symbols, uri, None))


def _actions(client: Client, actions: Sequence[types.CodeAction], _: str) -> list[Any]:
    return [shown for action in actions if (shown := _action(client, action))]


def _action(client: Client, action: types.CodeAction) -> types.CodeAction | types.Command | None:
    is_unfinished = not action.edit and not action.command
    if is_unfinished and not client.resolves_edits:
        return None
    edit = action.edit and workspace_edit(client, action.edit)
    if client.action_literals:
        preferred = action.is_preferred if client.preferred_actions else None
        return attrs.evolve(action, edit=edit, is_preferred=preferred)
    if edit and client.applies_edits:
        return types.Command(action.title, APPLY_EDIT, arguments=[edit])
    return action.command


def _completion(client: Client, answer: Any, _: str) -> Any:
    if isinstance(answer, types.CompletionList):
        return attrs.evolve(answer, items=_items(client, answer.items))
    return _items(client, answer)


def _items(client: Client, items: Sequence[types.CompletionItem]) -> list[types.CompletionItem]:
    """A snippet of which no more is left than a plain item has does not come twice."""
    plain_texts = {_text(item) for item in items if not _is_snippet(item)}
    shown = [(_is_snippet(item), _item(client, item)) for item in items]
    return [
        item
        for was_snippet, item in shown
        if client.snippets or not was_snippet or _text(item).rstrip() not in plain_texts
    ]


def _is_snippet(item: types.CompletionItem) -> bool:
    return item.insert_text_format == types.InsertTextFormat.Snippet


def _text(item: types.CompletionItem) -> str:
    return item.text_edit.new_text if item.text_edit else item.insert_text or item.label


def _item(client: Client, item: types.CompletionItem) -> types.CompletionItem:
    changes: dict[str, Any] = {}
    if item.documentation and not client.completion_markdown:
        changes["documentation"] = _plain(item.documentation)
    if item.tags and not client.item_tags:
        changes["tags"] = None
    if item.label_details and not client.label_details:
        changes["label_details"] = None
    edit = item.text_edit
    if isinstance(edit, types.InsertReplaceEdit) and not client.insert_replace:
        edit = types.TextEdit(edit.replace, edit.new_text)
        changes["text_edit"] = edit
    if _is_snippet(item) and not client.snippets:
        changes["insert_text_format"] = None
        if item.insert_text is not None:
            changes["insert_text"] = before_stops(item.insert_text)
        if edit:
            changes["text_edit"] = attrs.evolve(edit, new_text=before_stops(edit.new_text))
    return attrs.evolve(item, **changes) if changes else item


def _plain(content: Any) -> Any:
    is_markdown = (
        isinstance(content, types.MarkupContent) and content.kind == types.MarkupKind.Markdown
    )
    if not is_markdown:
        return content
    return types.MarkupContent(types.MarkupKind.PlainText, plain(content.value))


def _flat(
    symbols: Sequence[Any], uri: str, container: str | None
) -> Iterator[types.SymbolInformation]:
    for symbol in symbols:
        place = types.Location(uri, symbol.range)
        yield types.SymbolInformation(place, symbol.name, symbol.kind, container_name=container)
        yield from _flat(symbol.children or (), uri, symbol.name)


_FORMS: dict[str, Callable[[Client, Any, str], Any]] = {
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_COMPLETION: _completion,
    types.COMPLETION_ITEM_RESOLVE: lambda client, item, _: _item(client, item),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
    types.TEXT_DOCUMENT_CODE_ACTION: _actions,
    types.CODE_ACTION_RESOLVE: lambda client, action, _: _action(client, action),
    types.TEXT_DOCUMENT_RENAME: lambda client, edit, _: workspace_edit(client, edit),
}
