"""The .vsix, made once for all tests that use it."""

import subprocess
from pathlib import Path

import pytest

from required import EVERYTHING, ROOT, missing


@pytest.fixture(scope="session")
def vsix() -> Path:
    if not EVERYTHING:
        missing("the .vsix is bundled from the network (./dev test --all)")
    subprocess.run([ROOT / "dev", "vsix"], check=True, stdin=subprocess.DEVNULL)
    return ROOT / "dist/dockerfile-lsp.vsix"
