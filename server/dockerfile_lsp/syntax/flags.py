"""The flags of an instruction: the leading `--name=value` words (parser/split_command.go).

BuildKit reads them byte by byte: quotes and escapes are taken out, the escape token counts
inside single quotes too, and a byte 85 or A0 inside a character ends the word, for it is a
blank in Latin-1.
"""

import re
from functools import cache
from typing import NamedTuple

from ..text import Span
from .mapped import Mapped, Segments
from .words import QuotedWord, Word

BLANK_BYTES = "\t\n\v\f\r \x85\xa0"
QUOTES = "'\""
_FLAG = re.compile(f"[{BLANK_BYTES}]*--")


class Flag(NamedTuple):
    """`--name` or `--name=value`. `word` is the whole as BuildKit reads it, without quotes."""

    word: Word
    name: Word
    value: Word | None


class Flags(NamedTuple):
    """The flags, and where in the text the arguments begin."""

    flags: tuple[Flag, ...]
    end: int


def flags(mapped: Mapped, start: int, end: int, escape: str) -> Flags:
    """The flags at the front of `mapped.text[start:end]`.

    `--` alone ends them, and so does the first word that does not begin with `--`.
    """
    if not _FLAG.match(mapped.text, start, end):
        return Flags((), start)
    text = mapped.text[start:end]
    places = _byte_places(text)
    data = text.encode("utf-8", "surrogatepass").decode("latin-1")
    found: list[Flag] = []
    at = 0
    while True:
        while at < len(data) and data[at] in BLANK_BYTES:
            at += 1
        if not data.startswith("--", at):
            return Flags(tuple(found), start + places[at])
        word, at = _word(_Bytes(mapped, start, data, places, escape), at)
        if word.text == "--":
            return Flags(tuple(found), start + places[at])
        found.append(_flag(word))


def _flag(word: Word) -> Flag:
    name, equals, _ = word.text.partition("=")
    value = word.part(len(name) + 1) if equals else None
    return Flag(word, word.part(2, len(name)), value)


class _Bytes(NamedTuple):
    mapped: Mapped
    start: int
    data: str
    places: list[int]
    escape: str


def _word(source: _Bytes, at: int) -> tuple[Word, int]:
    """The word at `at` without its quotes, and where it ends."""
    data, segments, begin, quote = source.data, Segments(), at, ""
    while at < len(data):
        char = data[at]
        if plain := _plain(source.escape, quote).match(data, at):
            at = _added(segments, source, plain.start(), plain.end())
        elif char == source.escape:
            at = _added(segments, source, at + 1, min(at + 2, len(data)))
        elif not quote and char in BLANK_BYTES:
            break
        else:
            quote, at = "" if quote else char, at + 1
    span = source.mapped.span(source.start + source.places[begin], source.start + source.places[at])
    mapped = segments.mapped(span.start)
    whole = Span(span.start, max(span.end, mapped.ends[-1]))
    return QuotedWord(mapped, whole, source.escape), at


@cache
def _plain(escape: str, quote: str) -> re.Pattern[str]:
    """The bytes that mean themselves, between `quote`s or outside."""
    return re.compile(f"[^{re.escape(escape)}{quote or QUOTES + BLANK_BYTES}]+")


def _added(segments: Segments, source: _Bytes, at: int, end: int) -> int:
    """`end`, after the bytes up to there are added. Of a character the last byte has its place."""
    places = [source.start + place for place in source.places[at : end + 1]]
    if source.data[at:end].isascii():
        segments.copy(source.mapped, places[0], places[-1])
        return end
    for byte, first, after in zip(source.data[at:end], places, places[1:], strict=False):
        raw = source.mapped.raw_start(first)
        segments.add(byte, raw, max(raw, source.mapped.raw_end(after)) if after > first else raw)
    return end


def _byte_places(text: str) -> list[int]:
    """For each UTF-8 byte of `text`, and for its end, the index of its character."""
    if text.isascii():
        return list(range(len(text) + 1))
    places = [
        index for index, char in enumerate(text) for _ in char.encode("utf-8", "surrogatepass")
    ]
    return [*places, len(text)]


def first_byte_word(rest: Word) -> Word:
    """HEALTHCHECK's CMD or NONE, up to the first byte that is a blank in Latin-1.

    Where that byte is inside a character the word keeps the bytes before it, which are no
    character any more: U+FFFD.
    """
    data = rest.text.encode("utf-8", "surrogatepass").decode("latin-1")
    places = _byte_places(rest.text)
    end = next((i for i, byte in enumerate(data) if byte in BLANK_BYTES), len(data))
    inside = end > 0 and places[end] == places[end - 1]
    if not inside:
        return rest.part(0, places[end])
    begin, segments = rest.mapped.raw_start(rest.start), Segments()
    segments.add(rest.text[: places[end]], begin, rest.mapped.raw_end(rest.start + places[end]))
    after = rest.mapped.raw_end(rest.start + places[end] + 1)
    segments.add("\ufffd", after, after)
    mapped = segments.mapped(begin)
    return Word(mapped, 0, len(mapped.text), rest.escape)
