"""The packaged extension: one file for every platform, and a server that is only itself."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

NATIVE = {".so", ".pyd", ".dll", ".dylib", ".exe", ".node"}
WANTED = {"readme.md", "changelog.md", "LICENSE.txt", "icon.png", "out/extension.js"}


def names(vsix: Path) -> set[str]:
    with zipfile.ZipFile(vsix) as archive:
        return {name.removeprefix("extension/") for name in archive.namelist()}


def test_it_holds_what_a_reader_of_its_page_looks_for(vsix: Path) -> None:
    assert names(vsix) >= WANTED


def test_it_holds_no_native_file(vsix: Path) -> None:
    assert not [name for name in names(vsix) if Path(name).suffix in NATIVE]


def test_it_holds_neither_sources_nor_caches(vsix: Path) -> None:
    ours = [name for name in names(vsix) if not name.startswith("bundled/libs/")]
    assert not [name for name in ours if name.endswith((".ts", ".map"))]
    assert not [name for name in names(vsix) if "__pycache__" in name]


def test_no_module_of_others_gets_into_the_server(vsix: Path, tmp_path: Path) -> None:
    """Not by PYTHONPATH, not by the working folder, not by the interpreter's site-packages."""
    with zipfile.ZipFile(vsix) as archive:
        archive.extractall(tmp_path / "vsix")
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    for module in ("json", "pygls", "dockerfile_lsp", "sitecustomize", "usercustomize"):
        (hostile / f"{module}.py").write_text(f"raise SystemExit('{module} is not ours')\n")
    done = subprocess.run(
        [sys.executable, "-I", "-S", tmp_path / "vsix/extension/bundled/launch.py", "--version"],
        cwd=hostile,
        env=os.environ | {"PYTHONPATH": str(hostile), "PYTHONHOME": str(hostile)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "dockerfile-lsp" in done.stdout
