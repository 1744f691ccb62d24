"""What a tag means: its version, its variant, and how well it suits a person who chooses.

Tags are free text; this reads the customs that registries show ("3.12.8-slim-bookworm",
"v2.1-rc", "bookworm-20260803", "sha256-….sig"). What fits none is a word.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(IntEnum):
    """What sort of tag it is, the ones that people want first."""

    RELEASE = 0  # a stable version, or a word such as "lts" or "bookworm"
    PRERELEASE = 1  # not stable: rc, nightly, a branch
    PLATFORM = 2  # for one platform only: "latest-amd64"
    DATED = 3
    COMMIT = 4
    SIGNATURE = 5  # no image: a signature or attestation stored beside one


class Tag(NamedTuple):
    """`version` has its numbers, empty without one. `variant` has the other words without the
    numbers in them: ("alpine",) of "3.12-alpine3.20"; `numbers` has those. Words for a channel,
    such as "lts", are in neither. `shape` is the text
    with `{}` for the version. `date` is 0 or as 20260803.
    """

    text: str
    kind: Kind
    version: tuple[int, ...]
    variant: tuple[str, ...]
    numbers: tuple[int, ...]
    shape: str
    date: int


@lru_cache(maxsize=16384)
def tag(text: str) -> Tag:
    """Read once for all tags that differ in the version alone: a registry may have thousands."""
    plain = _PLAIN.match(text)
    if not plain or _PLATFORM.match(plain[2]):
        return _read(text)
    like = _read(f"{plain[1]}1{plain[3]}")
    version = tuple(map(int, plain[2].split(".")))
    return Tag(text, like.kind, version, like.variant, like.numbers, like.shape, like.date)


@lru_cache(maxsize=1024)
def _read(text: str) -> Tag:
    if _SIGNATURE.match(text):
        return Tag(text, Kind.SIGNATURE, (), (), (), text, 0)
    dated = _DATE.search(text)
    rest = _DATE.sub("", text) if dated else text
    found = _VERSION.search(rest)
    version = _numbers(found["numbers"]) if found else ()
    shape = f"{rest[: found.start('numbers')]}{{}}{rest[found.end('numbers') :]}" if found else rest
    words = tuple(word for word in re.split(r"[-_.+]", shape.replace("{}", "")) if word)
    kind = _kind(text, words, is_dated=bool(dated), pre=found["pre"] if found else None)
    plain = (re.sub(r"[\d.]+", "", word).lower() for word in words)
    variant = tuple(word for word in plain if word and word not in _CHANNELS)
    numbers = _numbers(shape.replace("{}", ""))
    return Tag(text, kind, version, variant, numbers, shape, _date(dated))


def _kind(text: str, words: tuple[str, ...], *, is_dated: bool, pre: str | None) -> Kind:
    low = [re.sub(r"\d+\Z", "", word.lower()) for word in words]
    if any(_COMMIT.match(word) for word in (*words, text)):
        return Kind.COMMIT
    if is_dated:
        return Kind.DATED
    if _PLATFORM.search(text):
        return Kind.PLATFORM
    return Kind.PRERELEASE if pre or _UNSTABLE.intersection(low) else Kind.RELEASE


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))


def _date(found: re.Match[str] | None) -> int:
    if not found:
        return 0
    digits = re.sub(r"\D", "", found[0])
    return int(digits[:8])


# A version that can be nothing else, and words behind it.
_PLAIN = re.compile(r"(v?)(\d{1,5}(?:\.\d{1,5})*)((?:-[A-Za-z].*)?)\Z")
_SIGNATURE = re.compile(r"sha(?:256|512)-[0-9a-f]{64,}(?:\.\w+)*\Z")
# A day with or without dashes, or seconds since 1970 as in Red Hat's releases.
_DATE = re.compile(r"(?<!\d)(?:20\d\d-?[01]\d-?[0-3]\d(?:T[\d-]+Z)?|1[5-9]\d{8})(?!\d)(?:\.\d+)*")
_VERSION = re.compile(
    r"(?:(?<=\A)|(?<=[-_])|(?<=\Av)|(?<=-v))"
    r"(?P<numbers>\d+(?:[._+]\d+)*(?:u\d+(?:-b\d+)?)?)"
    r"(?P<pre>(?:a|b|c|rc|RC|M|alpha|beta|preview|pre|dev)\d*)?(?![A-Za-z0-9])"
)
_COMMIT = re.compile(r"(?:sha-|git-)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\Z|sha-")
_PLATFORM = re.compile(
    r"(?<![a-z0-9])(?:amd64|x86_64|arm64(?:v8)?|aarch64|arm32v[567]|armv[67]|armhf|i386|386|"
    r"ppc64le|s390x|riscv64|mips64le)(?![a-z0-9])"
)
_CHANNELS = frozenset(("v", "rc", "latest", "lts", "stable", "current", "mainline"))
_UNSTABLE = frozenset(
    (
        "alpha", "beta", "buggy", "canary", "dev", "devel", "develop", "development", "ea", "edge",
        "experimental", "head", "insider", "insiders", "kitten", "m", "main", "master", "next",
        "nightly", "pre", "prerelease", "preview", "rc", "sid", "snapshot", "testing", "tip",
        "trunk", "unstable",
    )
)  # fmt: skip
