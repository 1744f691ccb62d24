"""Paths in an image, for the system it is made for (moby/buildkit util/system/path.go)."""

import posixpath

from .platforms import Platform


def is_absolute(path: str, target: Platform) -> bool:
    r"""Whether `path` is from the root; on Windows `\\a` and `C:\\a` are, `C:a` is not."""
    if target.os != "windows":
        return path.startswith("/")
    if windows_fault(path):
        return False
    slashed = path.replace("\\", "/")
    if slashed[:2].lower() == "c:":
        slashed = slashed[2:]
    return slashed.startswith("/")


def has_drive(path: str) -> bool:
    """Whether `path` is one of Windows's, from the root of a drive."""
    return path[:1].isalpha() and path[1:2] == ":" and path[2:3] in ("/", "\\")


def joined(directory: str | None, path: str) -> str | None:
    """`path` seen from `directory`; None if that is needed and not known."""
    if path.startswith("/"):
        return posixpath.normpath(path)
    return None if directory is None else posixpath.normpath(f"{directory}/{path}")


def windows_fault(path: str) -> str:
    r"""Why a Windows image cannot have `path`; empty if it can. `C:` alone may stand before it."""
    if len(path) == 2 and path[1] == ":":
        return "a drive alone is no path"
    if path.startswith(("\\\\", "//")):
        return "a network path cannot be used"
    drive, colon, _ = path.partition(":")
    return "only drive C: can be used" if colon and drive.lower() != "c" else ""
