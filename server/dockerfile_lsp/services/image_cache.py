"""Answers of registries, kept on disk in the platform's cache folder for all servers.

One file an answer, replaced as a whole, so that servers can read and write at once. A file that
is broken or of another version counts as none. What private registries said is in here as well:
the folder is the user's alone.
"""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..semantics.image_facts import (
    Digest,
    ImageAnswer,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    ImageSettings,
    Repositories,
    RepositoryFact,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from ..semantics.images import is_tag
from ..workspace import Fact
from .untrusted import parsed, rows, table

_VERSION = 2
_MOST_FILES = 1000
_LARGEST_FILE = 4 * 2**20
_OLDEST = 30 * 86400.0  # seconds


def default_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415  # asks the platform

    return user_cache_path("dockerfile-lsp", appauthor=False) / "images"


class ImageCache:
    """Trouble with the disk is no trouble: then nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0

    def get(self, key: ImageKey) -> Fact | None:
        """The answer and its age; None where there is none younger than 30 days."""
        path = self._path(key)
        try:
            if path.stat().st_size > _LARGEST_FILE:
                return None
            entry = table(parsed(path.read_bytes()))
        except OSError:
            return None
        if entry.get("version") != _VERSION or entry.get("key") != list(key):
            return None
        return _fact(key, entry)

    def put(self, key: ImageKey, fact: Fact) -> None:
        entry = {"version": _VERSION, "key": key, "found": fact.found, "value": fact.value}
        path = self._path(key)
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(entry, file)
                Path(temporary).replace(path)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
        self._written += 1
        if self._written % 50 == 1:
            self._prune()

    def _path(self, key: ImageKey) -> Path:
        name = hashlib.sha256("\0".join(key).encode()).hexdigest()
        return self._folder / f"{name[:40]}.json"

    def _prune(self) -> None:
        """Leaves the newest files; and what was left half-written long ago."""
        with suppress(OSError):
            ages = sorted((path.stat().st_mtime, path) for path in self._folder.iterdir())
            now = time.time()
            excess = len(ages) - _MOST_FILES
            for index, (written, path) in enumerate(ages):
                half = path.suffix == ".new" and now - written > 60
                if index < excess or now - written > _OLDEST or half:
                    path.unlink(missing_ok=True)


def _fact(key: ImageKey, entry: Any) -> Fact | None:
    found, read = entry.get("found"), _READERS[type(key)]
    if not isinstance(found, int | float) or not 0 <= time.time() - found < _OLDEST:
        return None
    try:
        return Fact(read(*entry["value"]), float(found))
    except (TypeError, ValueError, KeyError, IndexError):
        return None


def _tag_list(tags: Any, is_whole: Any) -> TagList:
    """There may be thousands, nearly all for the same platforms."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: list[TagFact] = []
    for name, pushed, size, digest, platforms in rows(tags):
        if not is_tag(name):
            raise ValueError(name)
        written = tuple(platforms)
        shared = known.get(written) or known.setdefault(written, tuple(map(str, written)))
        found.append(TagFact(name, float(pushed), int(size), str(digest), shared))
    return TagList(tuple(found), bool(is_whole))


def _repository_list(repositories: Any, is_whole: Any) -> RepositoryList:
    found = (RepositoryFact(*row) for row in rows(repositories))
    return RepositoryList(tuple(found), bool(is_whole))


def _details(digest: str, created: str, platforms: Any, size: int, *rest: Any) -> ImageDetails:
    settings, platform = rest
    known, names = ImageSettings(*(_frozen(value) for value in settings)), tuple(rows(platforms))
    return ImageDetails(str(digest), str(created), names, int(size), known, str(platform))


def _digest(text: str) -> Digest:
    return Digest(str(text))


def _frozen(value: object) -> Any:
    items = rows(value)
    return tuple(map(_frozen, items)) if items or value == [] else value


_READERS: dict[type, Callable[..., ImageAnswer]] = {
    Tags: _tag_list,
    ImageConfig: _details,
    ImageDigest: _digest,
    Repositories: _repository_list,
}
