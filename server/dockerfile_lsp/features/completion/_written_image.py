"""The image that is being written at a place, if it is one where images are named."""

import re
from typing import NamedTuple

from ...semantics.images import Image, image
from ...text import Span
from ._places import CommentPlace, MountPlace, Place, ValuePlace, WordPlace

_SYNTAX = re.compile(r"#[ \t]*syntax[ \t]*=[ \t]*(\S*)", re.IGNORECASE)


class WrittenImage(NamedTuple):
    """An image being written: `text` up to the cursor, `whole` with what follows, at `word`."""

    text: str
    whole: str
    word: Span

    @property
    def repository(self) -> Image | None:
        """The image whose tag is being written; None while its name is."""
        name, colon, tag = self.text.rpartition(":")
        is_host = "/" not in name and ("." in name or name == "localhost")
        return image(name) if colon and "/" not in tag and not is_host else None

    @property
    def written(self) -> str:
        """The name as it was written, with the colon."""
        return self.text[: self.text.rindex(":") + 1]


def written_image(at: Place) -> WrittenImage | None:
    found = _in_directive(at) if isinstance(at, CommentPlace) else _in_instruction(at)
    is_odd = not found or found.text.startswith("-") or re.search(r"[$\"'`\\@]", found.text)
    return None if is_odd else found


def _in_instruction(at: Place) -> WrittenImage | None:
    match at:
        case WordPlace():
            is_image = at.node.name == "FROM" and at.argument == 0
        case ValuePlace():
            is_image = at.facts.kind == "stage"
        case MountPlace():
            is_image = at.in_value and at.field.key == "from"
        case _:
            is_image = False
    return WrittenImage(at.typed, at.word.of(at.view.document.text), at.word) if is_image else None


def _in_directive(at: CommentPlace) -> WrittenImage | None:
    line = at.line.of(at.view.document.text)
    found = _SYNTAX.match(line)
    word = Span(*found.span(1)).shift(at.line.start) if found else None
    if not word or not word.touches(at.word.start):
        return None
    text = at.view.document.text
    return WrittenImage(text[word.start : at.word.start], word.of(text), word)
