"""The Dockerfiles in a folder."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAMES = ("Dockerfile", "Dockerfile.*", "*.Dockerfile", "*.dockerfile", "Containerfile*")
_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", ".venv"})


def dockerfiles(folder: Path) -> Iterator[Path]:
    """Those below `folder` that git does not ignore by a `.gitignore` there."""
    ignored = _Ignored(folder)
    for name, folders, files in os.walk(folder):
        root = Path(name)
        folders[:] = [
            each for each in folders if each not in _NEVER and not ignored.covers(root / each, "/")
        ]
        for file in files:
            if any(fnmatchcase(file, pattern) for pattern in NAMES):
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
