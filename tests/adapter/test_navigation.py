"""Navigation, outline, completion and renaming over real standard input and output."""

from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import URI, Editor, editor

pytestmark = pytest.mark.asyncio

TEXT = "FROM alpine AS base\nFROM base\nCOPY --from=base a \\\n  b\n"
DOCUMENT = types.TextDocumentIdentifier(URI)
NAME = types.Position(2, 14)
BASE = types.Range(types.Position(0, 15), types.Position(0, 19))


async def at_name(it: Editor, method: str, params: Any) -> Any:
    """The answer about the stage's name in `COPY --from`."""
    return await it.request(method, params(DOCUMENT, NAME))


async def test_from_a_stages_name_to_all_its_places() -> None:
    async with editor() as it:
        it.open(TEXT)
        found = await at_name(it, types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams)
        assert found == types.Location(URI, BASE)
        marks = await at_name(
            it, types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.DocumentHighlightParams
        )
        assert len(marks) == 3
        context = types.ReferenceContext(include_declaration=False)
        asked = types.ReferenceParams(context, DOCUMENT, NAME)
        assert len(await it.request(types.TEXT_DOCUMENT_REFERENCES, asked)) == 2


async def test_a_stage_is_renamed() -> None:
    async with editor() as it:
        it.open(TEXT)
        method = types.TEXT_DOCUMENT_PREPARE_RENAME
        assert await at_name(it, method, types.PrepareRenameParams)
        asked = types.RenameParams(DOCUMENT, NAME, "first")
        edit = await it.request(types.TEXT_DOCUMENT_RENAME, asked)
        assert [each.new_text for each in edit.document_changes[0].edits] == ["first"] * 3
        bad = types.RenameParams(DOCUMENT, NAME, "bad name!")
        with pytest.raises(JsonRpcException, match="'bad name!' cannot name a stage") as refused:
            await it.request(types.TEXT_DOCUMENT_RENAME, bad)
        assert refused.value.code == types.LSPErrorCodes.RequestFailed.value


async def test_outline_and_folds() -> None:
    async with editor() as it:
        it.open(TEXT)
        asked = types.DocumentSymbolParams(DOCUMENT)
        symbols = await it.request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, asked)
        assert [symbol.name for symbol in symbols] == ["base", "base", "COPY a b"]
        folds = await it.request(
            types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams(DOCUMENT)
        )
        assert [(fold.start_line, fold.end_line) for fold in folds] == [(1, 3), (2, 3)]


@pytest.mark.filterwarnings("ignore:Client does not support documentation format")
async def test_a_completion_item_is_documented_when_it_is_looked_at() -> None:
    async with editor() as it:
        it.open(TEXT)
        asked = types.CompletionParams(DOCUMENT, types.Position(4, 0))
        found = await it.request(types.TEXT_DOCUMENT_COMPLETION, asked)
        item = next(each for each in found.items if each.label == "RUN")
        assert item.documentation is None
        whole = await it.request(types.COMPLETION_ITEM_RESOLVE, item)
        assert "RUN [flags] <command>" in str(whole.documentation)
