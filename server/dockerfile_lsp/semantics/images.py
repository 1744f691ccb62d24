"""Image references, read as docker reads them (distribution/reference, `ParseNormalizedNamed`).

Two ways to write one: familiar, as people do (`alpine`), and canonical, as registries do
(`docker.io/library/alpine:latest`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

HUB = "docker.io"
OFFICIAL = "library"


class Image(NamedTuple):
    """An image as it was written, and where it comes from.

    `registry` is the host, with a port if one was written; `path` is without it ("library/node").
    `tag` and `digest` ("sha256:…") are empty where there is none.
    """

    registry: str
    path: str
    tag: str = ""
    digest: str = ""

    @property
    def repository(self) -> "Image":
        """The image without tag and digest."""
        return Image(self.registry, self.path)

    @property
    def is_official(self) -> bool:
        return self.registry == HUB and self.path.startswith(f"{OFFICIAL}/")

    @property
    def name(self) -> str:
        """The name as people write it, without tag and digest: "node", "ghcr.io/a/b"."""
        if self.registry != HUB:
            return f"{self.registry}/{self.path}"
        short = self.path.removeprefix(f"{OFFICIAL}/")
        # "library/a/b" needs its first part, for "a/b" is another image.
        return self.path if "/" in short else short

    @property
    def familiar(self) -> str:
        return self.name + _suffix(self.tag, self.digest)

    @property
    def canonical(self) -> str:
        """With everything that docker adds; `latest` only where neither tag nor digest is given."""
        tag = self.tag or ("" if self.digest else "latest")
        return f"{self.registry}/{self.path}{_suffix(tag, self.digest)}"

    @property
    def asked_tag(self) -> str:
        """The tag that a pull asks for; empty where a digest alone says it."""
        return self.tag or ("" if self.digest else "latest")


@lru_cache(maxsize=4096)
def image(text: str) -> Image | None:
    """The image that `text` means; None if docker takes it for no reference."""
    if _IDENTIFIER.match(text):
        return None
    registry, rest = _registry(text)
    found = _REFERENCE.match(rest)
    if not found or not _HOST.match(registry) or len(found["path"]) > _LONGEST_PATH:
        return None
    digest = found["digest"] or ""
    if digest and not is_digest(digest):
        return None
    return Image(registry, found["path"], found["tag"] or "", digest)


def is_tag(text: str) -> bool:
    return bool(_TAG.match(text))


def is_digest(text: str) -> bool:
    """Whether docker takes it: an algorithm that it knows and hexadecimal of that length."""
    algorithm, _, encoded = text.partition(":")
    return len(encoded) == _DIGEST_LENGTHS.get(algorithm) and bool(_HEXADECIMAL.match(encoded))


def is_repository_path(text: str) -> bool:
    """Whether a registry may call a repository so."""
    return bool(_PATH_ALONE.match(text)) and len(text) <= _LONGEST_PATH


def _suffix(tag: str, digest: str) -> str:
    return (f":{tag}" if tag else "") + (f"@{digest}" if digest else "")


def _registry(text: str) -> tuple[str, str]:
    """The host and what is left (normalize.go, `splitDockerDomain`)."""
    first, slash, rest = text.partition("/")
    is_host = first == "localhost" or "." in first or ":" in first or first.lower() != first
    registry, rest = (first, rest) if slash and is_host else (HUB, text)
    if registry == _OLD_HUB:
        registry = HUB
    if registry == HUB and "/" not in rest:
        rest = f"{OFFICIAL}/{rest}"
    return registry, rest


# The grammar of github.com/distribution/reference, reference.go and regexp.go.
_LONGEST_PATH = 255
_OLD_HUB = "index.docker.io"
_DIGEST_LENGTHS = {"sha256": 64, "sha384": 96, "sha512": 128}
_HEXADECIMAL = re.compile(r"[0-9a-f]+\Z")
_IDENTIFIER = re.compile(r"[0-9a-f]{64}\Z")
_LABEL = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?\Z")
_PART = r"[a-z0-9]+(?:(?:[_.]|__|-+)[a-z0-9]+)*"
_PATH = rf"{_PART}(?:/{_PART})*"
_PATH_ALONE = re.compile(rf"{_PATH}\Z")
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\Z")
_REFERENCE = re.compile(
    rf"(?P<path>{_PATH})"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
    r"(?:@(?P<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?\Z"
)
