"""The .dockerignore beside a Dockerfile counts in the editor, as it is on disk now."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from editor import CAPABILITIES, PULLS, Editor, editor

pytestmark = pytest.mark.asyncio

TEXT = "FROM alpine\nCOPY secret.txt /\n"
WATCHES: dict[str, Any] = {
    **CAPABILITIES,
    "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
}


async def is_reported(it: Editor, uri: str) -> bool:
    """What the next push says; what was pushed before is forgotten."""
    found = [each.code for each in await it.pushed(1, uri)]
    it.published.clear()
    return "CopyIgnoredFile" in found


def changed(it: Editor, file: Path) -> None:
    event = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
    params = types.DidChangeWatchedFilesParams([event])
    it.notify(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, params)


def saved(it: Editor, uri: str) -> None:
    document = types.TextDocumentIdentifier(uri)
    it.notify(types.TEXT_DOCUMENT_DID_SAVE, types.DidSaveTextDocumentParams(document))


async def test_it_counts_from_the_first_diagnostics_on(tmp_path: Path) -> None:
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor() as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri)
    (tmp_path / ".dockerignore").write_text("secret.txt\n")
    async with editor() as it:
        it.open(TEXT, uri)
        assert await is_reported(it, uri)
        assert await it.hover(0, 1, uri)
        assert not it.published


async def test_it_counts_for_documents_opened_later(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("secret.txt\n")
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor() as it:
        assert await it.hover(0, 1) is None
        it.open(TEXT, uri)
        assert await is_reported(it, uri)


async def test_it_counts_for_a_client_that_pulls(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("secret.txt\n")
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor(PULLS) as it:
        it.open(TEXT, uri)
        assert "CopyIgnoredFile" in [each.code for each in (await it.pulled(uri)).items]


async def test_a_file_of_its_own_wins(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("secret.txt\n")
    (tmp_path / "app.Dockerfile.dockerignore").write_text("other.txt\n")
    async with editor() as it:
        for name, reported in (("app.Dockerfile", False), ("Dockerfile", True)):
            uri = (tmp_path / name).as_uri()
            it.open(TEXT, uri)
            assert await is_reported(it, uri) == reported


async def test_a_client_that_watches_tells_of_each_change(tmp_path: Path) -> None:
    registered: list[types.Registration] = []

    def register(params: types.RegistrationParams) -> None:
        registered.extend(params.registrations)

    answers = {types.CLIENT_REGISTER_CAPABILITY: register}
    uri, file = (tmp_path / "Dockerfile").as_uri(), tmp_path / ".dockerignore"
    async with editor(WATCHES, answers=answers) as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri)
        await it.until(lambda: bool(registered))
        assert "**/*.dockerignore" in str(registered[0].register_options)
        for text, reported in (("secret.txt\n", True), ("a\n", False), ("*.txt\n", True)):
            file.write_text(text)
            changed(it, file)
            assert await is_reported(it, uri) == reported
        file.unlink()
        changed(it, file)
        assert not await is_reported(it, uri)


async def test_a_change_that_changes_nothing_is_no_news(tmp_path: Path) -> None:
    uri, file = (tmp_path / "Dockerfile").as_uri(), tmp_path / ".dockerignore"
    file.write_text("secret.txt\n")
    async with editor(WATCHES) as it:
        it.open(TEXT, uri)
        assert await is_reported(it, uri)
        changed(it, file)
        assert await it.hover(0, 1, uri)
        assert not it.published


async def test_a_client_that_watches_nothing_tells_by_saving(tmp_path: Path) -> None:
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor() as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri)
        (tmp_path / ".dockerignore").write_text("secret.txt\n")
        saved(it, uri)
        assert await is_reported(it, uri)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
async def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Dockerfile.dockerignore")
    (tmp_path / ".dockerignore").write_text("secret.txt\n")
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor() as it:
        it.open(TEXT, uri)
        assert await is_reported(it, uri)
