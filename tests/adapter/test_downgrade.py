"""What a client that can less is shown."""

from typing import Any

from lsprotocol import types

from dockerfile_lsp.adapter.client import Client, diagnostic
from dockerfile_lsp.adapter.downgrade import APPLY_EDIT, shown
from dockerfile_lsp.adapter.plain_text import before_stops, plain

URI = "file:///w/Dockerfile"
PLACE = types.Range(types.Position(0, 0), types.Position(0, 4))
_ALL: dict[str, Any] = {**dict.fromkeys(Client._fields, True), "tags": frozenset({1, 2})}
ABLE = Client(**_ALL)
UNABLE = Client()


def test_markdown_becomes_its_text() -> None:
    markdown = """\
## Title
Some **bold** and *slanted* text with `code_*x*` and a [link](https://a.b/c_d_e).
See <https://x.y>. snake_case_name, 2 * 3 * 4, a\\_b

```dockerfile
COPY --from=*a* [b](c) `d`
```
---
"""
    assert (
        plain(markdown)
        == """\
Title
Some bold and slanted text with code_*x* and a link (https://a.b/c_d_e).
See https://x.y. snake_case_name, 2 * 3 * 4, a_b

COPY --from=*a* [b](c) `d`"""
    )


def test_a_snippet_becomes_what_stands_before_its_stops() -> None:
    assert before_stops("COPY ${1:src} ${2:dest}$0") == "COPY "
    assert before_stops("EXPOSE $1") == "EXPOSE "
    assert before_stops("WORKDIR /app") == "WORKDIR /app"
    assert before_stops("ENV A=\\$B\\}") == "ENV A=$B}"


def test_hover() -> None:
    content = types.MarkupContent(types.MarkupKind.Markdown, "**a**")
    hover = types.Hover(content, PLACE)
    assert shown(ABLE, types.TEXT_DOCUMENT_HOVER, hover, URI) == hover
    text = types.MarkupContent(types.MarkupKind.PlainText, "a")
    assert shown(UNABLE, types.TEXT_DOCUMENT_HOVER, hover, URI) == types.Hover(text, PLACE)
    assert shown(UNABLE, types.TEXT_DOCUMENT_HOVER, None, URI) is None


def test_completion() -> None:
    whole = types.Range(types.Position(0, 0), types.Position(0, 6))
    item = types.CompletionItem(
        "COPY",
        label_details=types.CompletionItemLabelDetails(detail=" x"),
        tags=[types.CompletionItemTag.Deprecated],
        documentation=types.MarkupContent(types.MarkupKind.Markdown, "`a`"),
        text_edit=types.InsertReplaceEdit("COPY ${1:src}", insert=PLACE, replace=whole),
        insert_text_format=types.InsertTextFormat.Snippet,
    )
    answer = types.CompletionList(is_incomplete=False, items=[item])
    assert shown(ABLE, types.TEXT_DOCUMENT_COMPLETION, answer, URI) == answer
    plainer = types.CompletionItem(
        "COPY",
        documentation=types.MarkupContent(types.MarkupKind.PlainText, "a"),
        text_edit=types.TextEdit(whole, "COPY "),
    )
    assert shown(UNABLE, types.TEXT_DOCUMENT_COMPLETION, answer, URI).items == [plainer]
    assert shown(UNABLE, types.TEXT_DOCUMENT_COMPLETION, [item], URI) == [plainer]


def test_a_snippet_is_not_offered_beside_its_plain_twin() -> None:
    """What is left of it without stops is what the plain item has."""
    snippet = types.CompletionItem(
        "COPY src dest",
        text_edit=types.TextEdit(PLACE, "COPY ${1:src} ${2:dest}"),
        insert_text_format=types.InsertTextFormat.Snippet,
    )
    plainly = types.CompletionItem("COPY", text_edit=types.TextEdit(PLACE, "COPY"))
    other = types.CompletionItem("ADD", text_edit=types.TextEdit(PLACE, "ADD"))
    offered = [snippet, plainly, other]
    assert shown(ABLE, types.TEXT_DOCUMENT_COMPLETION, offered, URI) == offered
    assert shown(UNABLE, types.TEXT_DOCUMENT_COMPLETION, offered, URI) == [plainly, other]
    (alone,) = shown(UNABLE, types.TEXT_DOCUMENT_COMPLETION, [snippet], URI)
    assert alone.text_edit.new_text == "COPY "


def test_symbols() -> None:
    inner = types.DocumentSymbol("RUN", types.SymbolKind.Function, PLACE, PLACE)
    outer = types.DocumentSymbol("a", types.SymbolKind.Class, PLACE, PLACE, children=[inner])
    assert shown(ABLE, types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, [outer], URI) == [outer]
    location = types.Location(URI, PLACE)
    assert shown(UNABLE, types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, [outer], URI) == [
        types.SymbolInformation(location, "a", types.SymbolKind.Class),
        types.SymbolInformation(location, "RUN", types.SymbolKind.Function, container_name="a"),
    ]


FIX = types.CodeAction(
    "Rename",
    types.CodeActionKind.QuickFix,
    is_preferred=True,
    edit=types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(URI, 3), [types.TextEdit(PLACE, "x")]
            )
        ]
    ),
)
PLAIN_EDIT = types.WorkspaceEdit(changes={URI: [types.TextEdit(PLACE, "x")]})


def test_fixes() -> None:
    method = types.TEXT_DOCUMENT_CODE_ACTION
    assert shown(ABLE, method, [FIX], URI) == [FIX]
    literal = UNABLE._replace(action_literals=True)
    assert shown(literal, method, [FIX], URI) == [
        types.CodeAction("Rename", types.CodeActionKind.QuickFix, edit=PLAIN_EDIT)
    ]
    commands = UNABLE._replace(applies_edits=True)
    assert shown(commands, method, [FIX], URI) == [
        types.Command("Rename", APPLY_EDIT, arguments=[PLAIN_EDIT])
    ]
    assert shown(UNABLE, method, [FIX], URI) == []


def test_actions_that_need_a_second_question() -> None:
    unfinished = types.CodeAction("Pin", data={"uri": URI})
    method = types.TEXT_DOCUMENT_CODE_ACTION
    assert shown(ABLE, method, [unfinished], URI) == [unfinished]
    assert shown(ABLE._replace(resolves_edits=False), method, [unfinished], URI) == []
    changes = ABLE._replace(document_changes=False)
    assert shown(changes, types.CODE_ACTION_RESOLVE, FIX, URI).edit == PLAIN_EDIT


def test_builds_are_commands_everywhere() -> None:
    command = types.Command("Build image", "dockerfile-lsp.build", arguments=[URI, None])
    action = types.CodeAction("Build image", command=command)
    method = types.TEXT_DOCUMENT_CODE_ACTION
    assert shown(ABLE, method, [action], URI) == [action]
    assert shown(UNABLE, method, [action], URI) == [command]


def test_diagnostics() -> None:
    bare = {"range": {}, "severity": 1, "message": "m"}
    more = {"tags": [1], "relatedInformation": [{}], "codeDescription": {"href": "https://x"}}
    assert diagnostic(ABLE, {**bare, **more}) == {**bare, **more}
    assert diagnostic(UNABLE, {**bare, **more}) == bare
    assert diagnostic(ABLE._replace(tags=frozenset({2})), {**bare, "tags": [1]}) == bare
