"""What a COPY or ADD source is: a path, a URL, or a git repository (util/gitutil, dfgitutil)."""

import re
from typing import NamedTuple

from .booleans import BOOLEANS

_PROTOCOL = re.compile(r"(https?|ssh|git)://", re.I)
_SCP = re.compile(r"[a-zA-Z0-9\-_]+@[a-zA-Z0-9\-.]+:")
_SWITCHES = frozenset({"keep-git-dir", "submodules", "fetch-by-commit"})
_KEYS = _SWITCHES | {"ref", "tag", "branch", "subdir", "checksum", "commit", "mtime"}


class GitSource(NamedTuple):
    """`looks_local`: `github.com/…` without a protocol, which COPY and ADD read as a path."""

    looks_local: bool
    query: tuple[tuple[str, str], ...]
    fragment: str

    def option(self, *keys: str) -> str | None:
        """The value of the first query key that is one of `keys`."""
        return next((value for key, value in self.query if key in keys), None)

    @property
    def keeps_git(self) -> bool | None:
        """What `?keep-git-dir=` says; None if nothing."""
        value = self.option("keep-git-dir")
        return None if value is None else BOOLEANS.get(value or "1")


def is_http(text: str) -> bool:
    """Whether ADD downloads it: lower case alone counts."""
    return text.startswith(("http://", "https://"))


def git_source(text: str) -> GitSource | None:
    """The repository that `text` names; None for a path or another URL.

    A http(s) URL is one if its path ends in `.git`.
    """
    rest, _, fragment = text.partition("#")
    path, _, query = rest.partition("?")
    pairs = _pairs(query) if query else ()
    if text.startswith("github.com/"):
        return GitSource(looks_local=True, query=pairs, fragment=fragment)
    protocol = _PROTOCOL.match(text)
    if protocol and protocol[1].lower().startswith("http") and not path.endswith(".git"):
        return None
    if not protocol and not _SCP.match(text):
        return None
    return GitSource(looks_local=False, query=pairs, fragment=fragment)


def query_fault(source: GitSource) -> str:
    """The first query key that BuildKit refuses; empty if all are fine."""
    seen: set[str] = set()
    for key, value in source.query:
        if key not in _KEYS or key in seen or not _is_value(key, value):
            return key
        seen.add(key)
    ref, _, subdir = source.fragment.partition(":")
    refs = [key for key in ("ref", "tag", "branch") if key in seen]
    if len(refs) > 1 or (refs and ref and (refs != ["ref"] or source.option("ref") != ref)):
        return refs[-1]
    return "subdir" if subdir and source.option("subdir") not in (None, subdir) else ""


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    from urllib.parse import parse_qsl  # noqa: PLC0415  # a millisecond of a start, seldom needed

    return tuple(parse_qsl(query, keep_blank_values=True))


def _is_value(key: str, value: str) -> bool:
    if key in _SWITCHES:
        return not value or value in BOOLEANS
    if key == "mtime":
        return value in ("checkout", "commit")
    return bool(value)
