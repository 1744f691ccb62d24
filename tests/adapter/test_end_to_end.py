"""The whole road, over real standard input and output: one test for each kind of thing."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import CAPABILITIES, PULLS, URI, Editor, editor, part, whole

pytestmark = pytest.mark.asyncio

RAISING = (sys.executable, str(Path(__file__).with_name("raising_server.py")))


def codes(diagnostics: Any) -> list[Any]:
    return [each.code for each in diagnostics]


async def test_open_edit_hover() -> None:
    async with editor() as it:
        it.open("FROM alpine\nRUNN x\n")
        assert await it.hover(1, 1) is None
        it.change(part((1, 3), (1, 4), ""), version=2)
        hover = await it.hover(1, 1)
        assert hover
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.Markdown
        assert hover.range == types.Range(types.Position(1, 0), types.Position(1, 3))


async def test_diagnostics_are_pushed_with_the_version_they_are_true_for() -> None:
    async with editor() as it:
        it.open("FROM alpine AS Build\n")
        assert "StageNameCasing" in codes(await it.pushed(1))
        it.change(part((0, 15), (0, 16), "b"), version=2)
        assert "StageNameCasing" not in codes(await it.pushed(2))


async def test_many_changes_at_once_are_diagnosed_once() -> None:
    async with editor() as it:
        it.open("FROM alpine\n")
        await it.pushed(1)
        for version in range(2, 50):
            it.change(part((0, 11), (0, 11), "x"), version=version)
        await it.pushed(49)
        assert len(it.published) < 25


async def test_a_client_that_pulls_gets_nothing_pushed() -> None:
    async with editor(PULLS) as it:
        it.open("FROM alpine AS Build\n")
        report = await it.pulled()
        assert "StageNameCasing" in codes(report.items)
        again = await it.pulled(known=report.result_id)
        assert again.kind == "unchanged"
        it.change(part((0, 15), (0, 16), "b"), version=2)
        report = await it.pulled(known=report.result_id)
        assert "StageNameCasing" not in codes(report.items)
        assert it.published == []


async def test_pull_is_offered_to_those_who_can() -> None:
    async with editor(PULLS) as it:
        assert it.capabilities.diagnostic_provider
    async with editor() as it:
        assert it.capabilities.diagnostic_provider is None


async def test_a_closed_document_has_no_diagnostics_and_no_answers() -> None:
    async with editor() as it:
        it.open("FROM alpine AS Build\n")
        await it.pushed(1)
        it.close()
        assert await it.pushed(None) == ()
        assert await it.hover(0, 1) is None


async def test_a_document_closed_in_the_middle_ends_its_diagnostics() -> None:
    async with editor() as it:
        for version in range(1, 4):
            it.open("FROM alpine AS Build\n", version=version)
            it.change(part((0, 15), (0, 16), "C"), version=version + 100)
            it.close()
        it.open("FROM alpine AS Build\n", uri="file:///w/other/Dockerfile")
        await it.pushed(1, uri="file:///w/other/Dockerfile")
        assert [each for each in it.published if each.uri == URI][-1].diagnostics == ()


async def test_a_change_to_an_unknown_document_is_no_trouble() -> None:
    async with editor() as it:
        it.change(whole("FROM alpine\n"), version=2, uri="file:///w/never/Dockerfile")
        assert await it.hover(0, 1, uri="file:///w/never/Dockerfile") is None
        assert it.log == []


async def test_a_rule_that_raises_costs_its_findings_alone() -> None:
    async with editor(server=RAISING) as it:
        it.open("FROM alpine AS Build\n")
        found = codes(await it.pushed(1))
        assert "StageNameCasing" in found
        assert "Raises" not in found
        assert any("rule Raises failed on file:///w/Dockerfile version 1" in m for m in it.log)


async def test_a_feature_that_raises_costs_that_request_alone() -> None:
    async with editor(server=RAISING) as it:
        it.open("FROM alpine\n")
        params = types.DocumentColorParams(types.TextDocumentIdentifier(URI))
        with pytest.raises(JsonRpcException, match="textDocument/documentColor failed"):
            await it.request(types.TEXT_DOCUMENT_DOCUMENT_COLOR, params)
        assert await it.hover(0, 1)
        assert any("documentColor failed on file:///w/Dockerfile version 1" in m for m in it.log)


async def test_diagnostics_that_raise_cost_that_version_alone() -> None:
    async with editor(server=RAISING) as it:
        it.open("FROM a AS WORSE\n")
        await it.until(lambda: bool(it.log))
        assert any("Diagnostics failed on file:///w/Dockerfile version 1" in m for m in it.log)
        it.change(whole("FROM a AS Better\n"), version=2)
        assert "StageNameCasing" in codes(await it.pushed(2))


async def test_a_request_that_waits_can_be_cancelled() -> None:
    async with editor() as it:
        it.open("FROM alpine\n")
        place = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 1))
        numbers = [f"hover {number}" for number in range(200)]
        protocol = it.client.protocol
        sent = [protocol.send_request(types.TEXT_DOCUMENT_HOVER, place, msg_id=n) for n in numbers]
        it.notify(types.CANCEL_REQUEST, types.CancelParams(numbers[-1]))
        with pytest.raises(JsonRpcException, match="Cancelled") as error:
            await asyncio.wait_for(asyncio.wrap_future(sent[-1]), 20)
        assert error.value.code == types.LSPErrorCodes.RequestCancelled.value
        assert await asyncio.wait_for(asyncio.wrap_future(sent[0]), 20)


async def test_a_request_under_way_can_be_cancelled() -> None:
    is_over = asyncio.Event()

    async def silent(_: Any) -> Any:
        await is_over.wait()
        return []

    pulls = {**PULLS, "workspace": {"configuration": True}}
    async with editor(pulls, answers={types.WORKSPACE_CONFIGURATION: silent}) as it:
        it.open("FROM alpine\n")
        document = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))
        pull = it.client.protocol.send_request(
            types.TEXT_DOCUMENT_DIAGNOSTIC, document, msg_id="pull"
        )
        await it.until(lambda: bool(it.asked))
        assert await it.hover(0, 1), "the pull waits for the settings, others do not"
        it.notify(types.CANCEL_REQUEST, types.CancelParams("pull"))
        with pytest.raises(JsonRpcException, match="cancel"):
            await asyncio.wait_for(asyncio.wrap_future(pull), 20)
        is_over.set()
        assert await it.hover(0, 1)


@pytest.mark.parametrize(
    ("encoding", "after_two", "end"),
    [("utf-8", 17, 16), ("utf-16", 13, 13), ("utf-32", 12, 13), (None, 13, 13)],
)
async def test_columns_are_counted_as_the_client_wants(
    encoding: str | None, after_two: int, end: int
) -> None:
    """🐳 is 4 bytes, 2 UTF-16 units, 1 code point; 한 and 글 are 3 bytes each, é is 2."""
    general = {"general": {"positionEncodings": [encoding, "utf-16"]}} if encoding else {}
    async with editor({**CAPABILITIES, **general}) as it:
        assert it.capabilities.position_encoding == (encoding or "utf-16")
        it.open("FROM a AS 🐳한글\n")
        it.change(part((0, 10), (0, after_two), "Aé"), version=2)
        found = [each.range for each in await it.pushed(2) if each.code == "StageNameCasing"]
        assert found == [types.Range(types.Position(0, 10), types.Position(0, end))]


async def test_the_clients_first_encoding_counts() -> None:
    general = {"general": {"positionEncodings": ["unheard-of", "utf-32", "utf-8"]}}
    async with editor({**CAPABILITIES, **general}) as it:
        assert it.capabilities.position_encoding == "utf-32"


async def edited(text: str, *changes: types.TextDocumentContentChangeEvent) -> str:
    """Where the server sees unknown instructions after `changes`."""
    async with editor() as it:
        it.open(text)
        it.change(*changes, version=2)
        return await seen(it, version=2)


async def seen(it: Editor, version: int) -> str:
    """Line and columns of each unknown instruction in that version."""
    found = [each for each in await it.pushed(version) if each.code == "UnknownInstruction"]
    return " ".join(
        f"{each.range.start.line}:{each.range.start.character}-{each.range.end.character}"
        for each in found
    )


async def test_lines_end_with_carriage_return_and_line_feed() -> None:
    assert await edited("FROM a\r\nRUN x\r\n", part((1, 0), (1, 3), "BAD")) == "1:0-3"


async def test_a_form_feed_ends_no_line() -> None:
    assert await edited("FROM a\x0c\u2028\nRUN x\n", part((1, 0), (1, 3), "BAD")) == "1:0-3"


async def test_a_file_may_end_without_line_end() -> None:
    assert await edited("FROM a", part((0, 6), (0, 6), "\nBAD")) == "1:0-3"


async def test_a_column_past_the_end_is_the_lines_end() -> None:
    assert await edited("FROM a\nRUN x", part((0, 99), (0, 99), "\nBAD")) == "1:0-3"


async def test_a_line_past_the_end_is_the_texts_end() -> None:
    assert await edited("FROM a\n", part((7, 3), (9, 9), "BAD")) == "1:0-3"


async def test_an_edit_may_open_and_close_a_here_document() -> None:
    text = "FROM a\nRUN <<E\nBAD\nE\nWORSE\n"
    assert await edited(text) == "4:0-5"
    assert await edited(text, part((1, 4), (1, 7), "x")) == "2:0-3 3:0-1 4:0-5"
    assert await edited(text, part((3, 0), (3, 1), "F")) == ""


async def test_the_escape_directive_may_come_and_go() -> None:
    text = "# escape=`\nFROM a\nRUN x `\n BAD\n"
    async with editor() as it:
        it.open(text)
        assert await seen(it, version=1) == ""
        it.change(part((0, 0), (1, 0), ""), version=2)
        assert await seen(it, version=2) == "2:1-4"
        it.change(part((0, 0), (0, 0), "# escape=`\n"), version=3)
        assert await seen(it, version=3) == ""


async def test_changes_of_one_notification_build_on_one_another() -> None:
    found = await edited(
        "FROM a\nRUN x\n",
        part((1, 0), (2, 0), ""),
        part((1, 0), (1, 0), "WORSE y\n"),
        part((0, 0), (0, 0), "# a\n"),
        part((2, 0), (2, 5), "BAD"),
    )
    assert found == "2:0-3"


async def test_the_whole_text_may_be_sent() -> None:
    assert await edited("FROM a\n", whole("FROM b\nBAD\n"), whole("FROM b\n\nBAD\n")) == "2:0-3"


async def test_the_editors_language_counts() -> None:
    async with editor(locale="ko-KR") as it:
        it.open("FROM alpine\n")
        hover = await it.hover(0, 1)
        assert hover
        assert isinstance(hover.contents, types.MarkupContent)
        assert any("가" <= char <= "힣" for char in hover.contents.value)


async def test_a_client_without_markdown_gets_none() -> None:
    async with editor({"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}) as it:
        it.open("FROM alpine\n")
        hover = await it.hover(0, 1)
        assert hover
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.PlainText
        assert "```" not in hover.contents.value


async def test_a_fix_reaches_a_client_that_takes_commands_alone() -> None:
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        applied.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    applied: list[types.WorkspaceEdit] = []
    able = {"workspace": {"applyEdit": True}}
    async with editor(able, answers={types.WORKSPACE_APPLY_EDIT: apply}) as it:
        it.open("FROM a AS B\n")
        place = types.Range(types.Position(0, 10), types.Position(0, 10))
        context = types.CodeActionContext([], [types.CodeActionKind.QuickFix])
        params = types.CodeActionParams(types.TextDocumentIdentifier(URI), place, context)
        found = await it.client.text_document_code_action_async(params)
        command = next(iter(found or ()), None)
        assert isinstance(command, types.Command)
        run = types.ExecuteCommandParams(command.command, command.arguments)
        await it.client.workspace_execute_command_async(run)
        await it.until(lambda: bool(applied))
        where = types.Range(types.Position(0, 10), types.Position(0, 11))
        assert applied[0].changes == {URI: (types.TextEdit(where, "b"),)}
