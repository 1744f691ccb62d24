"""What a test needs from the machine: it is there, or the test is skipped with the reason.

`./dev test --all` wants everything: there a missing thing is a failure.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / ".ci" / "output"

EVERYTHING = os.environ.get("DOCKERFILE_LSP_ALL") == "1"


def missing(reason: str) -> NoReturn:
    if EVERYTHING:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def program(name: str, package: str) -> str:
    """The path of a program that Debian's `package` has, beside this Python or on PATH."""
    found = shutil.which(name, path=search_path())
    return found or missing(f"{name} is not installed (Debian: apt-get install {package})")


def search_path() -> str:
    """PATH with this Python's own programs first: `./dev` puts Node there where there is none."""
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
