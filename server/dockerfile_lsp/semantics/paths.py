"""Paths in an image, for the system it is made for (moby/buildkit util/system/path.go)."""

import posixpath

from .platforms import Platform


def is_absolute(path: str, target: Platform) -> bool:
    r"""Whether `path` is from the root; on Windows `\\a` and `C:\\a` are, `C:a` is not."""
    if target.os != "windows":
        return path.startswith("/")
    slashed = path.replace("\\", "/")
    if slashed[:2].lower() == "c:":
        slashed = slashed[2:]
    return slashed.startswith("/")


def joined(directory: str | None, path: str) -> str | None:
    """`path` seen from `directory`; None if that is needed and not known."""
    if path.startswith("/"):
        return posixpath.normpath(path)
    return None if directory is None else posixpath.normpath(f"{directory}/{path}")
