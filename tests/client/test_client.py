"""The VS Code client's own checks, as package.json names them."""

import os
import subprocess

import pytest

from required import ROOT, missing, program, search_path

CLIENT = ROOT / "client-vscode"


@pytest.mark.parametrize("script", ["lint", "types", "bundle", "test"])
def test_client(script: str) -> None:
    if not (CLIENT / "node_modules").is_dir():
        missing("the client's packages are not installed (./dev test does that)")
    done = subprocess.run(
        [program("npm", "npm"), "run", "--silent", script],
        cwd=CLIENT,
        env=os.environ | {"PATH": search_path()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
