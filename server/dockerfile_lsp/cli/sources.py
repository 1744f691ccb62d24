"""The files that a command is about, and their texts."""

import os
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAMES = ("Dockerfile", "Dockerfile.*", "*.Dockerfile", "*.dockerfile", "Containerfile*")
_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", ".venv"})


class Source(NamedTuple):
    """A file's name as the user wrote or would write it, and its text or what is wrong with it."""

    name: str
    text: str | None
    trouble: str = ""


def sources(names: Sequence[str]) -> Iterator[Source]:
    """Each file of `names`, in their order; those in a folder in the order of their paths."""
    for name in names:
        path = Path(name)
        if name == "-":
            yield _decoded("-", sys.stdin.buffer.read())
        elif path.is_dir():
            yield from _in_folder(path)
        else:
            yield _read(path)


def _in_folder(folder: Path) -> Iterator[Source]:
    found = sorted(_dockerfiles(folder))
    if not found:
        names = ", ".join(_NAMES)
        yield Source(str(folder), None, f"no Dockerfile in this folder (looked for {names})")
    yield from (_read(path) for path in found)


def _dockerfiles(folder: Path) -> Iterator[Path]:
    """Those below `folder` that git does not ignore by a `.gitignore` there."""
    ignored = _Ignored(folder)
    for name, folders, files in os.walk(folder):
        root = Path(name)
        folders[:] = [
            each for each in folders if each not in _NEVER and not ignored.covers(root / each, "/")
        ]
        for file in files:
            if any(fnmatchcase(file, pattern) for pattern in _NAMES):
                path = root / file
                if not ignored.covers(path, ""):
                    yield path


class _Ignored:
    """What the `.gitignore` files below a folder say (gitignore(5)), read when first asked."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._known: dict[Path, GitIgnoreSpec | None] = {}

    def covers(self, path: Path, suffix: str) -> bool:
        """Whether git ignores `path`; `suffix` is "/" for a folder. The nearest file decides."""
        for parent in path.parents:
            spec = self._at(parent)
            if spec:
                result = spec.check_file(path.relative_to(parent).as_posix() + suffix)
                if result.include is not None:
                    return result.include
            if parent == self._top:
                return False
        return False

    def _at(self, folder: Path) -> "GitIgnoreSpec | None":
        if folder not in self._known:
            file = folder / ".gitignore"
            lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else None
            self._known[folder] = _spec(lines) if lines else None
        return self._known[folder]


def _spec(lines: list[str]) -> "GitIgnoreSpec":
    # Imported where a folder has such a file: it costs more than checking a file does.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _read(path: Path) -> Source:
    try:
        return _decoded(str(path), path.read_bytes())
    except OSError as error:
        return Source(str(path), None, f"cannot be read: {error.strerror or error}")


def _decoded(name: str, data: bytes) -> Source:
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Source(name, None, f"not UTF-8 (line {line}); save it as UTF-8 and check again")
