"""Where a program is, for a server whose PATH may be poorer than the user's shell's."""

import os
import sys
from pathlib import Path

# Editors started from the Dock get launchd's PATH, without these.
_MAC_FOLDERS = (
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "~/.docker/bin",
    "/opt/podman/bin",
    "/Applications/Docker.app/Contents/Resources/bin",
)


def program(name: str) -> str | None:
    """The absolute path of `name` on PATH.

    Other than `shutil.which`, never one in the current folder, where Windows would look first:
    that is the opened project.
    """
    file = f"{name}.exe" if sys.platform == "win32" else name
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if sys.platform == "darwin":
        folders += _MAC_FOLDERS
    for folder in folders:
        path = Path(folder).expanduser() / file
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return str(path)
    return None
