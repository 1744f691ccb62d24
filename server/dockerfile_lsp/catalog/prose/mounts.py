"""What is said about each type of mount, and about its keys: parts of `RUN --mount`'s text.

There a type has a block of its own, which begins with the type in bold code; a line of it
that begins with code in a list is about these keys.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from . import instruction

_TYPE = re.compile(r"\*\*`(\w+)`\*\*")
_KEYS = re.compile(r"- ((?:`\w+`(?:, )?)+):")
_CODE = re.compile(r"`(\w+)`")


class MountProse(NamedTuple):
    """`text` is all about the type, `keys` the line about each key, as Markdown."""

    text: str
    keys: Mapping[str, str]


def mount(kind: str, locale: str = "en") -> MountProse | None:
    return _mounts(locale).get(kind)


@cache
def _mounts(locale: str) -> Mapping[str, MountProse]:
    run = instruction("RUN", locale)
    blocks = run.flags["mount"].detail.split("\n\n") if run else ()
    return {match[1]: _mount(block) for block in blocks if (match := _TYPE.match(block))}


def _mount(block: str) -> MountProse:
    about = {
        name: line.removeprefix("- ")
        for line in block.splitlines()
        if (match := _KEYS.match(line))
        for name in _CODE.findall(match[1])
    }
    return MountProse(block, MappingProxyType(about))
