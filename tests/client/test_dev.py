"""What `./dev` says where something is missing, on a machine that has only what a test gives it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from required import ROOT

SHELL_TOOLS = ("cat", "dirname", "sed")
NEWER = "sys.exit(sys.version_info < (3, 11))"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout without .venv beside a `bin` folder that is all of PATH."""
    (tmp_path / "bin").mkdir()
    for tool in SHELL_TOOLS:
        found = shutil.which(tool)
        assert found, f"every system with a shell has {tool}"
        (tmp_path / "bin" / tool).symlink_to(found)
    for file in ("dev", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    return tmp_path


def said(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", machine / "dev", *arguments],
        env={"PATH": str(machine / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


def python(machine: Path, script: str) -> None:
    """A `python3` that answers as the shell `script` does; its $2 is Python code."""
    program = machine / "bin/python3"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_without_python_the_packages_are_named(machine: Path) -> None:
    done = said(machine, "test")
    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.11 or newer is needed: install it (Debian, Ubuntu: apt-get install python3 "
        "python3-venv), then run ./dev again\n"
    )


def test_a_python_that_is_too_old_is_no_python(machine: Path) -> None:
    python(machine, f"case $2 in *'{NEWER}') exit 1 ;; esac")
    assert said(machine, "test").stderr.startswith("Python 3.11 or newer is needed")


def test_without_venv_its_package_is_named(machine: Path) -> None:
    python(machine, "case $2 in *venv*) exit 1 ;; esac")
    done = said(machine, "try")
    assert done.returncode == 1
    assert done.stderr == (
        "python3 has no venv module: install it (Debian, Ubuntu: apt-get install python3-venv), "
        "then run ./dev again\n"
    )


def test_an_unknown_command_is_answered_with_the_known_ones(machine: Path) -> None:
    done = said(machine, "tset")
    assert done.returncode == 2
    assert "./dev test [--all]" in done.stderr
