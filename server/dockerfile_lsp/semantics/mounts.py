"""RUN's `--mount` options as text: fields parted by commas (instructions/commands_runmount.go)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.instruction import Instruction
from ..syntax.words import Word
from .problems import Problem, Problems, spot


class Field(NamedTuple):
    """`key=value`, or a lone word, whose value is None. `key` is in lower case."""

    word: Word
    key: str
    value: Word | None


# encoding/csv: a field is in quotes as a whole, or has none.
_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=,|\Z)|[^,]*')
_CSV = re.compile(r'(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*\Z')
_VARIABLE = re.compile(r"\$.", re.DOTALL)


def mounts(node: Instruction) -> Iterator[Word]:
    """The values of the `--mount` flags, in order; those without one are left out."""
    for flag in node.flags:
        if flag.name.text == "mount" and flag.value and flag.value.text:
            yield flag.value


def fields(mount: Word) -> tuple[Field, ...]:
    """The fields of one value, empty ones included, without the quotes around a whole one."""
    found: list[Field] = []
    at, text = 0, mount.text
    while at <= len(text):
        match = _FIELD.match(text, at)
        assert match, "the pattern matches everywhere"
        word = mount.part(*match.span(1 if match[1] is not None else 0))
        key, equals, _ = word.text.partition("=")
        found.append(Field(word, key.lower(), word.part(len(key) + 1) if equals else None))
        at = match.end() + 1
    return tuple(found)


def is_csv(text: str) -> bool:
    """Whether quotes stand around whole fields alone."""
    return _CSV.match(text) is not None


def source(mount: Word) -> Word | None:
    """What the mount is `from`, the last if given twice; None without a `from`."""
    found = [field.value for field in fields(mount) if field.key == "from" and field.value]
    return found[-1] if found and found[-1].text else None


def mount_syntax_problems(node: Instruction) -> Problems:
    """What BuildKit refuses before it knows any variable."""
    if node.name != "RUN":
        return
    for flag in node.flags:
        if flag.name.text != "mount" or flag.value is None:
            continue
        if not flag.value.text or not is_csv(flag.value.text):
            yield Problem("MountCsv", spot(node, flag.value if flag.value.text else flag.word))
            continue
        for field in fields(flag.value):
            if field.key == "from" and field.value and _VARIABLE.search(field.value.text):
                yield Problem("MountFromVariable", spot(node, field.value), (field.value.text,))
