"""The table of settings is what the VS Code extension offers."""

import json
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.setting_keys import KEYS, SEVERITIES, Key

PACKAGE = Path(__file__).parents[2] / "client-vscode/package.json"
TYPES: dict[str, dict[str, Any]] = {
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "choice": {"type": "string"},
    "texts": {"type": "object", "additionalProperties": {"type": "string"}},
    "strings": {"type": "array", "items": {"type": "string"}},
    "severities": {
        "type": "object",
        "additionalProperties": {"type": "string", "enum": list(SEVERITIES)},
    },
}


def offered() -> dict[str, dict[str, Any]]:
    package = json.loads(PACKAGE.read_text("utf-8"))
    properties = package["contributes"]["configuration"]["properties"]
    return {name.removeprefix("dockerfile-lsp."): given for name, given in properties.items()}


def test_both_have_the_same_keys() -> None:
    assert list(offered()) == [key.name for key in KEYS]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_key_is_offered_as_it_is_understood(key: Key) -> None:
    given = offered()[key.name]
    assert (given["default"], given["scope"]) == (key.default, key.scope)
    assert {name: given.get(name) for name in TYPES[key.kind]} == TYPES[key.kind]
    assert given.get("enum", []) == list(key.choices)
    assert given["markdownDescription"] == key.description


def test_what_runs_programs_is_not_for_an_opened_folder() -> None:
    machine = {key.name for key in KEYS if key.scope == "machine"}
    assert {"build.engine", "build.arguments", "interpreter", "path"} <= machine
    assert {key.name for key in KEYS if key.name.startswith("registries.")} <= machine
