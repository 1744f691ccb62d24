"""The packaged extension in a real VS Code, driven in Chromium as a person would.

Screenshots of every step are in .ci/output/.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp import __version__
from editors.workbench import Settings, Workbench, installed
from real_engines import needs

EXAMPLE = "FROM alpine AS Build\nRUN echo hello\nCOPY --from=buidl a b\n"
PLAIN = Settings()


@pytest.fixture(scope="module")
def workbench(vsix: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """A VS Code in which the .vsix is installed."""
    workbench = Workbench(installed(), tmp_path_factory.mktemp("extensions"))
    workbench.install(vsix, tmp_path_factory.mktemp("data"))
    return workbench


def seen(
    workbench: Workbench,
    scenario: str,
    folder: Path,
    text: str = EXAMPLE,
    settings: Settings = PLAIN,
) -> dict[str, Any]:
    """What the scenario sees in a window on `folder`/work with a Dockerfile.

    The folder names a program of its own in every setting that could run one: none may run.
    """
    (folder / "work/.vscode").mkdir(parents=True)
    file = folder / "work/Dockerfile"
    file.write_text(text)
    trap = folder / "work/trap"
    trap.write_text(f"#!/bin/sh\ntouch '{folder}/ran'\n")
    trap.chmod(0o755)
    hostile = {"interpreter": str(trap), "path": [str(trap)], "build.engine": str(trap)}
    theirs = {f"dockerfile-lsp.{name}": value for name, value in hostile.items()}
    (folder / "work/.vscode/settings.json").write_text(json.dumps(theirs))
    with workbench.running(folder / "data", settings) as address:
        found = workbench.drive(scenario, address, file)
    assert not (folder / "ran").exists()
    return found


def test_squiggle_hover_fix_and_completion(workbench: Workbench, tmp_path: Path) -> None:
    found = seen(workbench, "work", tmp_path)
    assert "RUN" in found["hover"]
    assert {"--from", "--chown"} <= {label.rstrip("=") for label in found["completion"].split()}
    assert "Rename to 'build'" in found["actions"]
    assert "Build image" in found["actions"]
    assert any("Build image" in lens for lens in found["lenses"])


def test_the_code_lens_builds_the_image(workbench: Workbench, tmp_path: Path) -> None:
    needs("docker")
    found = seen(workbench, "build", tmp_path, "FROM localhost/base:1\nRUN echo hello\n")
    assert "Built work" in found["message"]


def test_an_instruction_that_fails_is_marked(workbench: Workbench, tmp_path: Path) -> None:
    needs("docker")
    found = seen(workbench, "failure", tmp_path, "FROM localhost/base:1\nRUN exit 3\n")
    assert "The build of Dockerfile failed at line 2" in found["message"]


def test_a_build_is_cancelled_by_its_button(workbench: Workbench, tmp_path: Path) -> None:
    needs("docker")
    found = seen(workbench, "cancel", tmp_path, "FROM localhost/base:1\nRUN sleep 617\n")
    assert "Building Dockerfile" in found["progress"]
    assert not runs("sleep 617")


def runs(command: str) -> bool:
    """Whether a process of the machine, in a container or not, has this command line."""
    wanted = command.replace(" ", "\0").encode() + b"\0"
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended
            if path.read_bytes() == wanted:
                return True
    return False


def test_the_restart_command_brings_the_findings_back(workbench: Workbench, tmp_path: Path) -> None:
    found = seen(workbench, "restart", tmp_path)
    assert found["squiggles"]
    assert f"Dockerfile LSP {__version__}" in found["status"]


def test_a_rule_is_switched_off_at_once(workbench: Workbench, tmp_path: Path) -> None:
    assert not seen(workbench, "settings", tmp_path)["squiggles"]


def test_a_python_that_is_too_old_is_said_with_a_way_out(
    workbench: Workbench, tmp_path: Path
) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\necho '(3, 9)'\n")
    old.chmod(0o755)
    settings = Settings(machine={"dockerfile-lsp.interpreter": str(old)})
    found = seen(workbench, "complaint", tmp_path, settings=settings)
    assert f"needs Python 3.11 or newer; {old} " in found["message"]
    assert "is 3.9" in found["message"]
    assert "The Python (3.11 or newer) that runs the server." in found["setting"]


def test_until_a_folder_is_trusted_all_works_but_builds(
    workbench: Workbench, tmp_path: Path
) -> None:
    settings = Settings(user={"security.workspace.trust.enabled": True})
    found = seen(workbench, "untrusted", tmp_path, settings=settings)
    assert "Rename to 'build'" in found["actions"]
    assert "Build image" not in found["actions"]
    assert not any("Build" in lens for lens in found["lenses"])
    assert any("Build" in lens for lens in found["trusted"])
