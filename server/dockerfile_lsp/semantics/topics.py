"""The words of an instruction that something is written about, and where that is."""

from collections.abc import Iterator
from typing import NamedTuple

from ..catalog.values import MOUNT_KEY_SPELLINGS
from ..syntax.flags import Flag
from ..syntax.instruction import Instruction
from ..text import Span
from .mounts import fields


class Topic(NamedTuple):
    """A word, in the coordinates of its item, and the paths of pages of `catalog.prose.pages`.

    What is said of it is the first that exists.
    """

    span: Span
    paths: tuple[tuple[str, ...], ...]


def topics(node: Instruction) -> Iterator[Topic]:
    """Of the keyword, flags, keys and values; inner instructions' as well."""
    yield Topic(node.keyword.span, ((node.name,),))
    for flag in node.flags:
        yield from _flag(node, flag)
    if node.name == "LABEL":
        for pair in node.pairs:
            yield Topic(pair.key.span, (("label", pair.key.value or ""),))
    if node.health and node.health.text.upper() in ("CMD", "NONE"):
        yield Topic(node.health.span, ((node.name,),))
    if node.inner:
        yield from topics(node.inner)


def _flag(node: Instruction, flag: Flag) -> Iterator[Topic]:
    path = (node.name, flag.name.text)
    yield Topic(Span(flag.word.span.start, flag.name.span.end), (path,))
    if not flag.value:
        return
    if path == ("RUN", "mount"):
        yield from _mount(flag)
    else:
        yield Topic(flag.value.span, (path,))


def _mount(flag: Flag) -> Iterator[Topic]:
    """Its keys and values, each with what its type of mount says about the key."""
    assert flag.value, "the caller has seen it"
    parts = fields(flag.value)
    kinds = [part.value.text.lower() for part in parts if part.key == "type" and part.value]
    whole = ("RUN", "mount")
    kind = (*whole, kinds[-1] if kinds else "bind")
    for part in parts:
        path = kind if part.key == "type" else (*kind, MOUNT_KEY_SPELLINGS.get(part.key, part.key))
        end = part.word.part(0, len(part.key)).span.end
        yield Topic(Span(part.word.span.start, end), (path, whole))
        if part.value:
            yield Topic(part.value.span, (path, whole))
