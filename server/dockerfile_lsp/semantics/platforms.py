"""Platforms such as `linux/arm64/v8` (containerd/platforms, Parse and Normalize)."""

import re
from typing import NamedTuple

_OS = re.compile(r"([A-Za-z0-9_-]+)(?:\([A-Za-z0-9_.+-]*\))?\Z")
_PART = re.compile(r"[A-Za-z0-9_.-]+\Z")

_SYSTEMS = frozenset({
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux",
    "nacl", "netbsd", "openbsd", "plan9", "solaris", "windows", "zos",
})  # fmt: skip
_ARCHITECTURES = frozenset({
    "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle",
    "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv",
    "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
})  # fmt: skip
_ALIASES = {
    "i386": ("386", ""), "x86_64": ("amd64", None), "x86-64": ("amd64", None),
    "aarch64": ("arm64", None), "armhf": ("arm", "v7"), "armel": ("arm", "v6"),
}  # fmt: skip


DEFAULT = "linux/amd64"  # BuildKit's target where none is asked for, on most machines


class Platform(NamedTuple):
    os: str
    architecture: str
    variant: str = ""

    @property
    def text(self) -> str:
        """As it is written: "linux/arm/v7"."""
        return "/".join(part for part in self if part)


def platform(text: str) -> Platform | None:
    """The platform that `text` names, normalized; None if it is none."""
    first, *others = text.split("/")
    match = _OS.match(first)
    if not match or len(others) > 2 or not all(_PART.match(other) for other in others):
        return None
    system = _system(match[1])
    if others:
        return Platform(system, *_architecture(others[0], *others[1:]))
    if system in _SYSTEMS:
        return Platform(system, "amd64")
    name, variant = _architecture(first)
    return Platform("linux", name, variant) if name in _ARCHITECTURES else None


def _system(name: str) -> str:
    return "darwin" if name.lower() == "macos" else name.lower()


def _architecture(name: str, variant: str = "") -> tuple[str, str]:
    known, of_alias = _ALIASES.get(name.lower(), (name.lower(), None))
    variant = variant.lower() if of_alias is None else of_alias
    if (known == "amd64" and variant == "v1") or (known == "arm64" and variant in ("8", "v8")):
        variant = ""
    elif known == "arm":
        variant = "v7" if not variant else variant if variant.startswith("v") else f"v{variant}"
    return known, variant
