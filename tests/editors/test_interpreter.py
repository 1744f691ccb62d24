"""Which Python the extension takes where the Python extension has chosen one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from editors.workbench import Settings, Workbench, installed
from required import ROOT, program, search_path

# What of the Python extension's interface counts here (its documentation, ENVIRONMENTS).
MAIN = """
const vscode = require("vscode");
exports.activate = () => ({
  environments: {
    getActiveEnvironmentPath: () => ({ path: %s }),
    resolveEnvironment: async ({ path }) => ({ executable: { uri: vscode.Uri.file(path) } }),
  },
});
"""
MANIFEST: dict[str, object] = {
    "name": "python",
    "publisher": "ms-python",
    "version": "1.0.0",
    "engines": {"vscode": "^1.91.0"},
    "main": "main.js",
    "activationEvents": [],
    "extensionKind": ["workspace"],
    "capabilities": {"untrustedWorkspaces": {"supported": True}},
}


@pytest.fixture
def chosen(tmp_path: Path) -> Path:
    """A Python that leaves the file `ran` beside itself when it runs."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\nexec '{sys.executable}' \"$@\"\n")
    python.chmod(0o755)
    return python


@pytest.fixture
def workbench(vsix: Path, chosen: Path, tmp_path: Path) -> Workbench:
    """A VS Code with a Python extension that has chosen that Python."""
    workbench = Workbench(installed(), tmp_path / "extensions")
    workbench.install(vsix, tmp_path / "install")
    workbench.install(python_extension(chosen, tmp_path / "source"), tmp_path / "install")
    return workbench


def python_extension(chosen: Path, folder: Path) -> Path:
    folder.mkdir()
    (folder / "package.json").write_text(json.dumps(MANIFEST))
    (folder / "main.js").write_text(MAIN % json.dumps(str(chosen)))
    (folder / "README.md").write_text("For a test.\n")
    options = ("--skip-license", "--allow-missing-repository", "--out", "python.vsix")
    vsce = ROOT / "client-vscode/node_modules/@vscode/vsce/vsce"
    command = [program("node", "nodejs"), vsce, "package", *options]
    subprocess.run(command, cwd=folder, env={"PATH": search_path()}, check=True)
    return folder / "python.vsix"


def test_the_chosen_python_runs_the_server(
    workbench: Workbench, chosen: Path, tmp_path: Path
) -> None:
    assert squiggles(workbench, tmp_path, Settings())
    assert chosen.with_name("ran").exists()


def test_it_does_not_where_the_folder_is_not_trusted(
    workbench: Workbench, chosen: Path, tmp_path: Path
) -> None:
    assert squiggles(workbench, tmp_path, Settings({"security.workspace.trust.enabled": True}))
    assert not chosen.with_name("ran").exists()


def squiggles(workbench: Workbench, folder: Path, settings: Settings) -> int:
    (folder / "work").mkdir()
    file = folder / "work/Dockerfile"
    file.write_text("FROM alpine AS Build\n")
    with workbench.running(folder / "data", settings) as address:
        count: int = workbench.drive("look", address, file)["squiggles"]
        return count
