"""What each place says about settings, and what comes of it."""

from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.docker_settings import from_docker
from dockerfile_lsp.rules import rules
from dockerfile_lsp.services.project_file import project_file
from dockerfile_lsp.setting_sources import from_editor, from_project, resolved
from dockerfile_lsp.settings import Settings

RULES = {"stagenamecasing": "StageNameCasing", "dl3006": "PinTag", "pintag": "PinTag"}


def check(given: object, *troubles: str, **expected: Any) -> None:
    """The editor's `given` makes these settings, and the user is told of these troubles."""
    source = from_editor(given, "the editor", RULES)
    assert source.troubles == tuple(f"{trouble} (in the editor)" for trouble in troubles)
    assert resolved([source]) == Settings(**expected)


def test_a_table_of_texts() -> None:
    check({"registries": {"mirrors": {"a": "b"}}}, registries_mirrors={"a": "b"})


def test_nothing_given_means_the_defaults() -> None:
    check(None)
    check({})


def test_keys_may_be_nested_or_dotted() -> None:
    check({"build": {"engine": "podman"}}, build_engine="podman")
    check({"build.engine": "podman"}, build_engine="podman")


def test_a_partial_object_changes_what_it_names_alone() -> None:
    check(
        {"rules": {"StageNameCasing": "off"}, "asBuildkit": True},
        severities={"StageNameCasing": "off"},
        as_buildkit=True,
    )


def test_null_is_as_if_not_said() -> None:
    check({"asBuildkit": None, "rules": None, "build": {"engine": None}})


def test_other_tools_codes_name_rules() -> None:
    check(
        {"rules": {"DL3006": "error", "stagenamecasing": "hint"}},
        severities={"PinTag": "error", "StageNameCasing": "hint"},
    )


def test_the_extensions_own_keys_are_no_trouble() -> None:
    check({"interpreter": "/usr/bin/python3", "path": [], "trace": {"server": "messages"}})


def test_an_unknown_key_is_told_and_the_rest_counts() -> None:
    check(
        {"rule": {}, "build": {"engin": "x", "engine": "docker"}},
        "There is no setting 'rule', 'rules' is near",
        "There is no setting 'build.engin', 'build.engine' is near",
        build_engine="docker",
    )


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        ({"asBuildkit": "yes"}, "'asBuildkit' is 'yes', but takes true or false"),
        ({"asBuildkit": 1}, "'asBuildkit' is 1, but takes true or false"),
        ({"build.engine": 3}, "'build.engine' is 3, but takes a text"),
        ({"build.arguments": "A=1"}, "'build.arguments' is 'A=1', but takes a list of texts"),
        ({"build.arguments": [1]}, "'build.arguments' is [1], but takes a list of texts"),
        ({"rules": []}, "'rules' is [], but takes a table of rules and severities"),
        (
            {"rules": {"PinTag": "loud"}},
            "'rules.PinTag' is 'loud', but takes error, warning, info, hint or off",
        ),
        (
            {"rules": {"StageNameCasin": "off"}},
            "There is no rule 'StageNameCasin', 'StageNameCasing' is near",
        ),
        ({"registries.mode": "on"}, "'registries.mode' is 'on', but takes off, on-demand or eager"),
        ({"registries": {"mirrors": []}}, "'registries.mirrors' is [], but takes a table of texts"),
        ([], "The settings are no table of names and values"),
    ],
)
def test_a_wrong_value_is_told_and_does_not_count(given: object, trouble: str) -> None:
    check(given, trouble)


def test_later_sources_win_and_rules_one_by_one() -> None:
    first = from_editor({"rules": {"PinTag": "off", "StageNameCasing": "off"}}, "a", RULES)
    second = from_project({"rules": {"PinTag": "error"}, "asBuildkit": True}, "b", RULES)
    assert resolved([first, second]) == Settings(
        severities={"PinTag": "error", "StageNameCasing": "off"}, as_buildkit=True
    )


@pytest.mark.parametrize(
    "given",
    [
        {"build": {"engine": "/x/evil"}},
        {"build.arguments": ["A"]},
        {"rulesUrl": "https://x"},
        {"path": ["/x/evil"]},
    ],
)
def test_a_project_cannot_set_what_runs_programs_or_reaches_hosts(given: object) -> None:
    source = from_project(given, "a file", RULES)
    assert resolved([source]) == Settings()
    assert len(source.troubles) == 1
    assert "A project cannot set" in source.troubles[0]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (["A=1", "B=x=y", "C="], (("A", "1"), ("B", "x=y"), ("C", ""))),
        (["HERE"], (("HERE", "there"),)),
        (["NOWHERE", "=x", ""], ()),
        (["A=1", "A=2"], (("A", "2"),)),
        (["A=1", "NOWHERE", "A"], (("A", "1"),)),
    ],
)
def test_build_arguments_without_a_value_have_the_environments(
    written: list[str], values: object
) -> None:
    source = from_editor({"build.arguments": written}, "the editor", RULES)
    assert resolved([source], {"HERE": "there"}).argument_values == values
    assert resolved([source]).build_arguments == tuple(written)


def test_where_nothing_can_be_understood_what_was_said_before_counts() -> None:
    before = from_editor({"asBuildkit": True, "rulesUrl": 3}, "the editor", RULES)
    now = from_editor("broken", "the editor", RULES)
    assert now.after(before).values == {"asBuildkit": True}
    assert now.after(before).troubles == now.troubles
    partly = from_editor({"rules": {}, "asBuildkit": 3}, "the editor", RULES)
    assert partly.after(before) == partly


def docker(**diagnostics: str) -> dict[str, str]:
    known = {rule.name.lower(): rule.name for rule in rules()}
    return dict(resolved([from_docker({"diagnostics": diagnostics}, known)]).severities)


def test_the_node_servers_settings_count() -> None:
    assert docker(deprecatedMaintainer="ignore") == {"MaintainerDeprecated": "off"}
    assert docker(instructionCasing="error") == {"ConsistentInstructionCasing": "error"}


def test_the_strictest_counts_where_it_has_several_for_one_rule() -> None:
    rule = "MultipleInstructionsDisallowed"
    assert docker(instructionCmdMultiple="ignore") == {rule: "off"}
    assert docker(instructionCmdMultiple="ignore", instructionEntrypointMultiple="warning") == {
        rule: "warning"
    }


def test_what_else_the_node_server_can_set_is_no_trouble() -> None:
    assert docker(directiveCasing="ignore", unheardOf="error", deprecatedMaintainer="loud") == {}
    assert from_docker(None, RULES).troubles == from_docker([], RULES).troubles == ()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_the_nearest_project_file_counts(tmp_path: Path) -> None:
    write(tmp_path / ".dockerfile-lsp.toml", "asBuildkit = true")
    near = write(tmp_path / "a/.dockerfile-lsp.toml", "asBuildkit = false")
    (tmp_path / "a/b").mkdir()
    found = project_file(tmp_path / "a/b", tmp_path)
    assert found == (str(near), {"asBuildkit": False}, "")


def test_none_above_the_opened_folder_counts(tmp_path: Path) -> None:
    write(tmp_path / ".dockerfile-lsp.toml", "asBuildkit = true")
    (tmp_path / "a/b").mkdir(parents=True)
    assert project_file(tmp_path / "a/b", tmp_path / "a") is None


def test_without_an_opened_folder_the_repository_is_the_limit(tmp_path: Path) -> None:
    file = write(tmp_path / ".dockerfile-lsp.toml", "")
    (tmp_path / "a/b").mkdir(parents=True)
    assert project_file(tmp_path / "a/b") is None
    (tmp_path / ".git").mkdir()
    assert project_file(tmp_path / "a/b") == (str(file), {}, "")


def test_a_pyproject_counts_by_its_table(tmp_path: Path) -> None:
    file = write(tmp_path / "a/pyproject.toml", "[project]\nname = 'x'\n")
    above = write(tmp_path / ".dockerfile-lsp.toml", "")
    assert project_file(tmp_path / "a", tmp_path) == (str(above), {}, "")
    write(file, "[tool.dockerfile-lsp]\nasBuildkit = true\n")
    assert project_file(tmp_path / "a", tmp_path) == (str(file), {"asBuildkit": True}, "")


def test_a_broken_file_is_told_by_name_and_line(tmp_path: Path) -> None:
    file = write(tmp_path / ".dockerfile-lsp.toml", "a = 1\nb =\n")
    found = project_file(tmp_path)
    assert found
    assert found.trouble.startswith(f"{file} is not TOML: ")
    assert "line 2" in found.trouble


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    file = write(tmp_path / ".dockerfile-lsp.toml", "a = 1\nb\n")
    found = project_file(tmp_path)
    assert found
    assert found.trouble.startswith(f"{file} is not TOML: ")
    assert "line 2" in found.trouble


def test_a_broken_pyproject_is_told_if_it_has_our_name(tmp_path: Path) -> None:
    file = write(tmp_path / "pyproject.toml", "[project\n")
    assert project_file(tmp_path) is None
    write(file, "[project\n[tool.dockerfile-lsp]\n")
    found = project_file(tmp_path)
    assert found
    assert "line 1" in found.trouble
