"""The product as a user has it: a wheel in a virtual environment, not a checkout."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]


def installed(folder: Path) -> str:
    """The path of the program; what it depends on is this Python's."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    place = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    into = [*pip, "--python", programs / "python", "install", "--no-deps"]
    subprocess.run([*into, next(folder.glob("*.whl"))], check=True)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([programs / "python", "-c", ask], capture_output=True, check=True)
    others = Path(done.stdout.decode().strip()) / "others.pth"
    others.write_text(sysconfig.get_path("purelib") + "\n")
    return str(programs / "dockerfile-lsp")
