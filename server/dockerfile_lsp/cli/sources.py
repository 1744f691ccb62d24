"""The files that a command is about, and their texts."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Source(NamedTuple):
    """A file's name as the user wrote or would write it, and its text or what is wrong with it."""

    name: str
    text: str | None
    trouble: str = ""


def sources(names: Sequence[str]) -> Iterator[Source]:
    """Each file of `names`, in their order; those in a folder in the order of their paths."""
    for name in names:
        if name == "-":
            yield _decoded("-", sys.stdin.buffer.read())
        elif os.path.isdir(name):
            yield from _in_folder(name)
        else:
            yield _read(name)


def _in_folder(name: str) -> Iterator[Source]:
    # Most checks are of files, and go without what looks through folders.
    from pathlib import Path

    from .folders import NAMES, dockerfiles

    found = sorted(dockerfiles(Path(name)))
    if not found:
        names = ", ".join(NAMES)
        yield Source(name, None, f"no Dockerfile in this folder (looked for {names})")
    yield from (_read(str(path)) for path in found)


def _read(name: str) -> Source:
    try:
        with open(name, "rb") as file:
            return _decoded(name, file.read())
    except OSError as error:
        return Source(name, None, f"cannot be read: {error.strerror or error}")


def _decoded(name: str, data: bytes) -> Source:
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Source(name, None, f"not UTF-8 (line {line}); save it as UTF-8 and check again")
