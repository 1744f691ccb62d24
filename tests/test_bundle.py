"""The wheel's bundle is what the sources say, and is used by the Python that made it alone."""

import marshal
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.bundle import bundled, file_name
from required import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package, as a user has it."""
    folder = tmp_path_factory.mktemp("installed")
    wheels = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT], check=True)
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", folder, wheel], check=True)
    return folder


def printed(installed: Path, code: str) -> str:
    """What `code` prints where the installed package is the one that is found."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=installed)
    return done.stdout.strip()


def modules(data: bytes) -> dict[str, Any]:
    assert data.startswith(MAGIC_NUMBER)
    return {
        name: (path, marshal.loads(code))  # noqa: S302  # made by this test
        for name, (path, code) in marshal.loads(data[len(MAGIC_NUMBER) :]).items()  # noqa: S302
    }


def test_it_is_what_the_sources_say(installed: Path) -> None:
    package = installed / "dockerfile_lsp"
    assert modules((package / file_name()).read_bytes()) == modules(bundled(package))
    assert len(modules(bundled(package))) > 200


def test_a_checkout_has_none() -> None:
    assert not list(ROOT.glob("server/dockerfile_lsp/bundle-*"))


LOADER = "import dockerfile_lsp.rules.stage_name_casing as m; print(type(m.__loader__).__name__)"


def test_it_is_used(installed: Path) -> None:
    assert printed(installed, LOADER) == "_Loader"


@pytest.mark.parametrize("damage", [b"", b"another Python's"])
def test_without_a_fitting_one_the_files_are_imported(installed: Path, damage: bytes) -> None:
    file = installed / "dockerfile_lsp" / file_name()
    whole = file.read_bytes()
    file.write_bytes(damage)
    try:
        assert printed(installed, LOADER) == "SourceFileLoader"
    finally:
        file.write_bytes(whole)


def test_resources_and_tracebacks_are_as_from_files(installed: Path) -> None:
    prose = "from dockerfile_lsp.catalog.prose import instruction; print(instruction('from').name)"
    assert printed(installed, prose) == "FROM"
    source = "import inspect, dockerfile_lsp.text as m; print(inspect.getsource(m.applied)[:11])"
    assert printed(installed, source) == "def applied"


def test_the_command_works_from_it(installed: Path) -> None:
    code = "from dockerfile_lsp.cli import main; print(main(['explain', 'StageNameCasing']))"
    assert printed(installed, code).startswith("# StageNameCasing")
