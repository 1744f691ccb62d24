"""The code is as its tools want it, and what is made from it is not stale."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("server", "tests", "docs", "hatch_build.py", "client-vscode/bundled/launch.py")


def run(*command: str) -> None:
    """The command is content; its output stands in the failure if not."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", *CODE)


def test_the_layout_is_ruffs() -> None:
    run("ruff", "format", "--check", *CODE)


def test_mypy_finds_nothing() -> None:
    run("mypy")


def test_pyright_finds_nothing() -> None:
    run("pyright")


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("server/**/*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_module_has_one_idea(path: Path) -> None:
    """At most 200 lines, of which the style guide wants about 150."""
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_the_documents_are_made_from_this_code() -> None:
    """Otherwise `./dev docs` makes them anew."""
    made = runpy.run_path(str(ROOT / "docs/make.py"))["pages"]()
    stale = [path for path, text in made.items() if not path.exists() or _text(path) != text]
    left = set(ROOT.glob("docs/rules/*.md")) - set(made)
    assert not stale
    assert not left


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
