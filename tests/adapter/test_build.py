"""The build command, from the click in the editor to what the user sees of it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from editor import CAPABILITIES, PULLS, SERVER, Editor, editor, part
from real_engines import needs

pytestmark = pytest.mark.asyncio

PROGRESS: dict[str, Any] = {**CAPABILITIES, "window": {"workDoneProgress": True}}
ENGINE = {"settings": {"build": {"engine": "podman"}}}
BASE = "FROM localhost/base:1\n"
NO_ENGINE = ("/usr/bin/env", "PATH=/nowhere", *SERVER)


def saved(folder: Path, text: str) -> str:
    """The URI of the folder's Dockerfile, which has that text."""
    file = folder / "Dockerfile"
    file.write_text(text)
    return file.as_uri()


async def start(it: Editor, uri: str, target: str | None = None) -> None:
    params = types.ExecuteCommandParams("dockerfile-lsp.build", [uri, target])
    assert await it.request(types.WORKSPACE_EXECUTE_COMMAND, params) is None


async def told(it: Editor, words: str) -> str:
    """The message with these words, once the user sees it."""
    await it.until(lambda: any(words in message for message in it.messages))
    return next(message for message in it.messages if words in message)


async def build_failures(it: Editor, version: int, uri: str) -> list[types.Diagnostic]:
    found = await it.pushed(version, uri)
    return [each for each in found if each.source == "podman build"]


async def test_nothing_is_built_in_an_untrusted_folder(tmp_path: Path) -> None:
    async with editor(options={"trusted": False}) as it:
        uri = saved(tmp_path, BASE)
        it.open(BASE, uri)
        await start(it, uri)
        assert it.messages == ["Images are not built in a folder that is not trusted"]
        lenses = types.CodeLensParams(types.TextDocumentIdentifier(uri))
        assert await it.request(types.TEXT_DOCUMENT_CODE_LENS, lenses) == ()


async def test_only_a_file_can_be_built() -> None:
    async with editor() as it:
        it.open(BASE, "untitled:Untitled-1")
        await start(it, "untitled:Untitled-1")
        assert it.messages == ["Only a file on disk can be built; save it first"]


async def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    async with editor() as it:
        await start(it, (tmp_path / "Dockerfile").as_uri())
        assert "cannot be read: No such file" in await told(it, "cannot be read")


async def test_without_an_engine_one_message_says_what_to_install(tmp_path: Path) -> None:
    async with editor(server=NO_ENGINE) as it:
        await start(it, saved(tmp_path, BASE))
        assert "install Docker" in await told(it, "No build engine")
        assert len(it.messages) == 1


async def test_arguments_of_another_form_are_an_error() -> None:
    async with editor() as it:
        params = types.ExecuteCommandParams("dockerfile-lsp.build", [1])
        with pytest.raises(Exception, match="document's URI"):
            await it.request(types.WORKSPACE_EXECUTE_COMMAND, params)


def answering(button: str | None) -> dict[str, Callable[[Any], Any]]:
    """A user who presses that button of every question."""
    action = button and types.MessageActionItem(button)
    return {types.WINDOW_SHOW_MESSAGE_REQUEST: lambda _: action}


async def test_changes_are_not_silently_left_out(tmp_path: Path) -> None:
    question = types.WINDOW_SHOW_MESSAGE_REQUEST
    async with editor(server=NO_ENGINE, answers=answering("Cancel")) as it:
        uri = saved(tmp_path, BASE)
        it.open(BASE + "RUN x\n", uri)
        await start(it, uri)
        await it.until(lambda: question in it.asked)
        assert await it.hover(0, 1, uri)
        assert it.messages == []


async def test_what_is_saved_can_be_built_all_the_same(tmp_path: Path) -> None:
    async with editor(server=NO_ENGINE, answers=answering("Build What Is Saved")) as it:
        uri = saved(tmp_path, BASE)
        it.open(BASE + "RUN x\n", uri)
        await start(it, uri)
        await told(it, "No build engine")


async def test_saving_answers_the_question(tmp_path: Path) -> None:
    never: dict[str, Callable[[Any], Any]] = {types.WINDOW_SHOW_MESSAGE_REQUEST: unanswered}
    async with editor(server=NO_ENGINE, answers=never) as it:
        uri = saved(tmp_path, BASE)
        it.open(BASE + "RUN x\n", uri)
        await start(it, uri)
        await it.until(lambda: types.WINDOW_SHOW_MESSAGE_REQUEST in it.asked)
        saved(tmp_path, BASE + "RUN x\n")
        document = types.TextDocumentIdentifier(uri)
        it.notify(types.TEXT_DOCUMENT_DID_SAVE, types.DidSaveTextDocumentParams(document))
        await told(it, "No build engine")


async def unanswered(_: Any) -> None:
    raise NotImplementedError  # which is no choice, either


async def test_line_ends_and_a_byte_order_mark_are_no_changes(tmp_path: Path) -> None:
    async with editor(server=NO_ENGINE) as it:
        uri = saved(tmp_path, "\ufeffFROM a\r\nRUN x\r\n")
        it.open("FROM a\nRUN x\n", uri)
        await start(it, uri)
        await told(it, "No build engine")


async def test_a_build_ends_in_the_images_name_and_id(tmp_path: Path) -> None:
    needs("podman")
    async with editor(PROGRESS, options=ENGINE) as it:
        uri = saved(tmp_path, BASE + "LABEL org.opencontainers.image.title=shop\nRUN true\n")
        await start(it, uri)
        message = await told(it, "Built shop (sha256:")
        assert message.endswith(" s")
        kinds = [value["kind"] for value in it.progress]
        assert (kinds[0], kinds[-1]) == ("begin", "end")
        assert any("RUN true" in value.get("message", "") for value in it.progress)


async def test_a_stage_can_be_built(tmp_path: Path) -> None:
    needs("podman")
    text = f"{BASE.strip()} AS Good\nRUN true\n{BASE}RUN false\n"
    async with editor(options=ENGINE) as it:
        await start(it, saved(tmp_path, text), "Good")
        await told(it, "Built ")


async def test_a_failure_is_at_its_instruction_until_that_changes(tmp_path: Path) -> None:
    needs("podman")
    text = BASE + "RUN echo out && \\\n  exit 7\nRUN true\n"
    async with editor(options=ENGINE) as it:
        uri = saved(tmp_path, text)
        it.open(text, uri)
        await start(it, uri)
        message = await told(it, "The build of Dockerfile failed")
        assert message.startswith("The build of Dockerfile failed at line 2: ")
        await it.until(lambda: any(each.diagnostics for each in it.published))
        (found,) = await build_failures(it, 1, uri)
        assert found.range == types.Range(types.Position(1, 0), types.Position(1, 17))
        assert "exit status 7" in found.message
        it.change(part((0, 0), (0, 0), "# moved\n"), version=2, uri=uri)
        (found,) = await build_failures(it, 2, uri)
        assert found.range.start.line == 2
        it.change(part((3, 7), (3, 8), "0"), version=3, uri=uri)
        assert await build_failures(it, 3, uri) == []


async def test_a_failure_can_be_pulled(tmp_path: Path) -> None:
    needs("podman")
    refreshes = {**PULLS, "workspace": {"diagnostics": {"refreshSupport": True}}}
    text = BASE + "RUN exit 7\n"
    async with editor(
        refreshes, options=ENGINE, answers={types.WORKSPACE_DIAGNOSTIC_REFRESH: lambda _: None}
    ) as it:
        uri = saved(tmp_path, text)
        it.open(text, uri)
        assert "podman build" not in [each.source for each in (await it.pulled(uri)).items]
        await start(it, uri)
        await it.until(lambda: types.WORKSPACE_DIAGNOSTIC_REFRESH in it.asked)
        assert "podman build" in [each.source for each in (await it.pulled(uri)).items]


async def test_a_build_can_be_cancelled_in_the_editor(tmp_path: Path) -> None:
    needs("podman")
    text = BASE + "RUN sleep 97\n"
    async with editor(PROGRESS, options=ENGINE, answers=answering(None)) as it:
        uri = saved(tmp_path, text)
        await start(it, uri)
        await it.until(lambda: any("sleep" in v.get("message", "") for v in it.progress))
        token = next(iter(it.client.progress_reports))
        cancel = types.WorkDoneProgressCancelParams(token)
        it.notify(types.WINDOW_WORK_DONE_PROGRESS_CANCEL, cancel)
        await it.until(lambda: it.progress[-1] == {"kind": "end", "message": "cancelled"})
        assert it.messages == []


async def test_a_second_build_of_the_file_offers_to_cancel_the_first(tmp_path: Path) -> None:
    needs("podman")
    async with editor(options=ENGINE, answers=answering("Cancel Build")) as it:
        uri = saved(tmp_path, BASE + "RUN sleep 97\n")
        await start(it, uri)
        await start(it, uri)
        assert "was cancelled" in await told(it, "The build of Dockerfile")


async def test_the_end_of_the_server_ends_its_builds(tmp_path: Path) -> None:
    needs("podman")
    async with editor(PROGRESS, options=ENGINE) as it:
        await start(it, saved(tmp_path, BASE + "RUN sleep 98\n"))
        await it.until(lambda: any("sleep" in v.get("message", "") for v in it.progress))
    if sys.platform == "linux":
        lines = [
            file.read_bytes() for file in Path("/proc").glob("[0-9]*/cmdline") if _is_there(file)
        ]
        assert not any(b"sleep\x0098" in line for line in lines)


def _is_there(file: Path) -> bool:
    try:
        return bool(file.read_bytes())
    except OSError:
        return False
