"""By which roads settings reach the server, and that they count from the first diagnostics on."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from editor import CAPABILITIES, PULLS, Editor, editor, part

pytestmark = pytest.mark.asyncio

TEXT = "FROM a AS B\n"
OFF = {"rules": {"StageNameCasing": "off"}}
CONFIGURES: dict[str, Any] = {
    **CAPABILITIES,
    "workspace": {
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
}


class Asked:
    """A client's settings, by section; `requests` are the server's questions."""

    def __init__(self, **sections: Any) -> None:
        self.sections: dict[str, Any] = sections
        self.requests: list[types.ConfigurationParams] = []
        self.registered: list[types.Registration] = []

    def answer(self, params: types.ConfigurationParams) -> list[Any]:
        self.requests.append(params)
        return [self.sections.get(item.section or "") for item in params.items]

    def register(self, params: types.RegistrationParams) -> None:
        self.registered += params.registrations

    @property
    def answers(self) -> dict[str, Any]:
        return {
            types.WORKSPACE_CONFIGURATION: self.answer,
            types.CLIENT_REGISTER_CAPABILITY: self.register,
        }


async def is_reported(it: Editor, version: int = 1, uri: str = "file:///w/Dockerfile") -> bool:
    return "StageNameCasing" in [each.code for each in await it.pushed(version, uri)]


def changed(it: Editor, settings: object) -> None:
    params = types.DidChangeConfigurationParams(settings)
    it.notify(types.WORKSPACE_DID_CHANGE_CONFIGURATION, params)


async def test_given_at_the_start() -> None:
    async with editor(options={"settings": OFF}) as it:
        it.open(TEXT)
        assert not await is_reported(it)
    async with editor(options={"settings": None}) as it:
        it.open(TEXT)
        assert await is_reported(it)


async def test_pushed() -> None:
    async with editor() as it:
        it.open(TEXT)
        assert await is_reported(it)
        it.published.clear()
        changed(it, {"dockerfile-lsp": OFF})
        assert not await is_reported(it)
        it.published.clear()
        changed(it, {"dockerfile-lsp": None})
        assert await is_reported(it)


async def test_a_push_that_changes_nothing_is_no_news() -> None:
    async with editor(options={"settings": OFF}) as it:
        it.open(TEXT)
        await it.pushed(1)
        changed(it, {"dockerfile-lsp": OFF})
        it.change(part((0, 0), (0, 0), "\n"), version=2)
        await it.pushed(2)
        assert len(it.published) == 2


async def test_the_node_servers_settings_pushed() -> None:
    text = "FROM a\nMAINTAINER me\n"
    async with editor() as it:
        it.open(text)
        assert "MaintainerDeprecated" in [each.code for each in await it.pushed(1)]
        it.published.clear()
        diagnostics = {"diagnostics": {"deprecatedMaintainer": "ignore"}}
        changed(it, {"docker": {"languageserver": diagnostics}})
        assert "MaintainerDeprecated" not in [each.code for each in await it.pushed(1)]


async def test_asked_for_before_the_first_diagnostics() -> None:
    asked = Asked(**{"dockerfile-lsp": OFF})
    async with editor(CONFIGURES, answers=asked.answers) as it:
        it.open(TEXT)
        assert not await is_reported(it)
        assert len(it.published) == 1
        (request,) = asked.requests
        assert {item.scope_uri for item in request.items} == {"file:///w/Dockerfile"}


async def test_asked_for_again_when_they_change() -> None:
    asked = Asked(**{"dockerfile-lsp": OFF})
    async with editor(CONFIGURES, answers=asked.answers) as it:
        it.open(TEXT)
        assert not await is_reported(it)
        it.published.clear()
        asked.sections = {}
        changed(it, None)
        assert await is_reported(it)


async def test_asked_for_before_the_first_pull() -> None:
    asked = Asked(**{"dockerfile-lsp": OFF})
    pulls = {**PULLS, "workspace": {"configuration": True}}
    async with editor(pulls, answers=asked.answers) as it:
        it.open(TEXT)
        assert "StageNameCasing" not in [each.code for each in (await it.pulled()).items]


async def test_a_client_that_pulls_is_told_to_pull_again() -> None:
    refresh = types.WORKSPACE_DIAGNOSTIC_REFRESH
    pulls = {**PULLS, "workspace": {"diagnostics": {"refreshSupport": True}}}
    async with editor(pulls, answers={refresh: lambda _: None}) as it:
        it.open(TEXT)
        assert "StageNameCasing" in [each.code for each in (await it.pulled()).items]
        assert refresh not in it.asked
        changed(it, {"dockerfile-lsp": OFF})
        await it.until(lambda: refresh in it.asked)
        assert "StageNameCasing" not in [each.code for each in (await it.pulled()).items]


async def unanswered(_: Any) -> None:
    raise NotImplementedError


@pytest.mark.parametrize("answer", [unanswered, lambda _: None, lambda _: [None, None]])  # type: ignore[misc]  # of no use here
async def test_never_answered_as_wanted(answer: Any) -> None:
    answers = {types.WORKSPACE_CONFIGURATION: answer}
    async with editor(CONFIGURES, answers=answers, options={"settings": OFF}) as it:
        it.open(TEXT)
        assert not await is_reported(it)


async def test_the_client_is_asked_to_watch() -> None:
    asked = Asked()
    async with editor(CONFIGURES, answers=asked.answers) as it:
        await it.until(lambda: len(asked.registered) == 2)
        assert {each.method for each in asked.registered} == {
            types.WORKSPACE_DID_CHANGE_CONFIGURATION,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        }


async def test_a_wrong_setting_is_one_message() -> None:
    async with editor(options={"settings": {"asBuildkit": "yes"}}) as it:
        it.open(TEXT)
        await it.pushed(1)
        changed(it, {"dockerfile-lsp": {"asBuildkit": "yes"}})
        assert await it.hover(0, 1)
        message = "'asBuildkit' is 'yes', but takes true or false (in the editor's settings)"
        assert it.messages == [message]


async def test_a_project_file_counts_and_is_watched(tmp_path: Path) -> None:
    file = tmp_path / ".dockerfile-lsp.toml"
    file.write_text("rules = { StageNameCasing = 'off' }\nbuild.engine = '/x/evil'\n")
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "w")
    uri = (tmp_path / "a" / "Dockerfile").as_uri()
    async with editor(workspace_folders=[folder]) as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri=uri)
        await it.until(lambda: bool(it.messages))
        assert [message.partition(",")[0] for message in it.messages] == [
            "A project cannot set 'build.engine'"
        ]
        assert str(file) in it.messages[0]
        file.write_text("rules = { StageNameCasing = 'hint' }\n")
        it.published.clear()
        event = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
        it.notify(
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event])
        )
        assert await is_reported(it, uri=uri)


async def test_a_broken_project_file_leaves_the_last_good_settings(tmp_path: Path) -> None:
    """It is told where it is broken, and once more if it is broken again."""
    file = tmp_path / ".dockerfile-lsp.toml"
    uri = (tmp_path / "Dockerfile").as_uri()
    document = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
    off, broken = "rules = { StageNameCasing = 'off' }\n", "rules = {\n"

    async def saved(it: Editor, text: str) -> None:
        file.write_text(text)
        it.notify(types.TEXT_DOCUMENT_DID_SAVE, document)
        assert await it.hover(0, 1, uri)

    file.write_text(off)
    async with editor() as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri=uri)
        assert await it.hover(0, 1, uri)
        for times in (1, 2):
            await saved(it, broken)
            await saved(it, f"{broken}# More.\n")
            assert len(it.messages) == times
            await saved(it, off)
        assert len(it.published) == 1
        assert all(str(file) in said and "line 1" in said for said in it.messages)
        file.unlink()
        it.published.clear()
        it.notify(types.TEXT_DOCUMENT_DID_SAVE, document)
        assert await is_reported(it, uri=uri)


async def test_a_pushed_section_that_is_no_table_changes_nothing() -> None:
    async with editor() as it:
        it.open(TEXT)
        assert await is_reported(it)
        it.published.clear()
        changed(it, {"dockerfile-lsp": OFF})
        assert not await is_reported(it)
        it.published.clear()
        changed(it, {"dockerfile-lsp": "off"})
        assert await it.hover(0, 1)
        assert not it.published
        assert len(it.messages) == 1
        changed(it, {"dockerfile-lsp": {}})
        assert await is_reported(it)


async def test_build_arguments_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first diagnostics on, and when they change; one by name has the environment's."""
    monkeypatch.setenv("TESTED_IMAGE", "alpine")
    text = "ARG TESTED_IMAGE\nFROM $TESTED_IMAGE\n"

    async def codes(it: Editor) -> list[object]:
        return [each.code for each in await it.pushed(1)]

    async with editor(options={"settings": {"build.arguments": ["TESTED_IMAGE"]}}) as it:
        it.open(text)
        assert not await codes(it)
        it.published.clear()
        changed(it, {"dockerfile-lsp": {"build": {"arguments": []}}})
        assert await codes(it) == ["BuildArgNeeded"]
        it.published.clear()
        changed(it, {"dockerfile-lsp": {"build": {"arguments": ["TESTED_IMAGE=a b"]}}})
        assert await codes(it) == ["BaseReference"]


async def test_a_client_that_watches_nothing_tells_by_saving(tmp_path: Path) -> None:
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor() as it:
        it.open(TEXT, uri)
        assert await is_reported(it, uri=uri)
        (tmp_path / ".dockerfile-lsp.toml").write_text("rules = { StageNameCasing = 'off' }\n")
        it.published.clear()
        document = types.TextDocumentIdentifier(uri)
        it.notify(types.TEXT_DOCUMENT_DID_SAVE, types.DidSaveTextDocumentParams(document))
        assert not await is_reported(it, uri=uri)


async def test_an_older_clients_root_is_a_folder_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / ".dockerfile-lsp.toml").write_text("rules = { StageNameCasing = 'off' }\n")
    uri = (tmp_path / "a" / "b" / "Dockerfile").as_uri()
    async with editor(root_uri=tmp_path.as_uri()) as it:
        it.open(TEXT, uri)
        assert not await is_reported(it, uri=uri)
    async with editor() as it:
        it.open(TEXT, uri)
        assert await is_reported(it, uri=uri)


async def test_a_project_file_wins_over_the_editors_settings(tmp_path: Path) -> None:
    (tmp_path / ".dockerfile-lsp.toml").write_text("rules = { StageNameCasing = 'error' }\n")
    uri = (tmp_path / "Dockerfile").as_uri()
    async with editor(options={"settings": OFF}) as it:
        it.open(TEXT, uri)
        found = [each for each in await it.pushed(1, uri) if each.code == "StageNameCasing"]
        assert [each.severity for each in found] == [types.DiagnosticSeverity.Error]
