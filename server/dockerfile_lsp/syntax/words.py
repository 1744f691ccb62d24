"""The words of an instruction, split as BuildKit splits them (parser/line_parsers.go)."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ..text import Span
from .lexer import pieces
from .mapped import SPACES, Mapped
from .pieces import Lexing, Pieces

# BuildKit splits all but KEY=VALUE pairs at these alone (line_parsers.go, reWhitespace).
BLANKS = "\t\v\f\r "
_BLANKS = re.compile(f"[{BLANKS}]+")


class Word:
    """A stretch of an instruction that BuildKit takes as one.

    `text` is as BuildKit reads it: lines joined, a flag's quotes gone, a JSON string
    decoded, but quotes, escapes and variables of the word itself still there. `span` is
    relative to the instruction and covers the joints.
    """

    def __init__(self, mapped: Mapped, start: int, end: int, escape: str) -> None:
        self.mapped = mapped
        self.start = start
        self.end = end
        self.escape = escape
        self.text = mapped.text[start:end]

    @cached_property
    def span(self) -> Span:
        return self.mapped.span(self.start, self.end)

    @cached_property
    def pieces(self) -> Pieces:
        return pieces(self.mapped, self.start, self.end, Lexing(self.escape))

    @cached_property
    def value(self) -> str | None:
        """The text without quotes and escapes; None if a variable or a fault is in it."""
        if any(piece.kind in ("variable", "broken") for piece in self.pieces):
            return None
        return "".join(piece.value for piece in self.pieces)

    def part(self, start: int, end: int | None = None) -> "Word":
        """`text[start:end]` as a word of its own."""
        stop = self.end if end is None else min(self.start + end, self.end)
        return Word(self.mapped, min(self.start + start, stop), stop, self.escape)

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.span.start}-{self.span.end})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and (self.text, self.span) == (other.text, other.span)

    def __hash__(self) -> int:
        return hash((self.text, self.span))


class QuotedWord(Word):
    """The whole of a `Mapped` that lost its quotes; they belong to the span."""

    def __init__(self, mapped: Mapped, quoted: Span, escape: str) -> None:
        super().__init__(mapped, 0, len(mapped.text), escape)
        self.span = quoted


class Pair(NamedTuple):
    """`key=value` of ENV or LABEL, `key value` in the old form, or ARG's `name[=value]`.

    `word` is the whole; `separator` is "=" or, in the old form and for a lone name, "".
    """

    word: Word
    key: Word
    separator: str
    value: Word | None


def blank_separated(rest: Word) -> tuple[Word, ...]:
    """The words of `rest`, parted by tabs and blanks whatever the quotes."""
    words: list[Word] = []
    at = 0
    for match in _BLANKS.finditer(rest.text):
        words.append(rest.part(at, match.start()))
        at = match.end()
    return (*words, rest.part(at)) if rest.text else ()


def pairs(rest: Word) -> tuple[Pair, ...]:
    """The KEY=VALUE pairs of ENV and LABEL.

    With no `=` in the first word all the rest is one value: the old form. A word without
    `=`, which BuildKit refuses, has no value.
    """
    words = tuple(quoted_words(rest))
    if words and "=" not in words[0].text:
        return (_old_pair(rest),)
    return tuple(pair(word) for word in words)


def _old_pair(rest: Word) -> Pair:
    blank = _BLANKS.search(rest.text)
    if not blank:
        return Pair(rest, rest, "", None)
    return Pair(rest, rest.part(0, blank.start()), "", rest.part(blank.end()))


def pair(word: Word) -> Pair:
    """`name=value`, or a name alone."""
    at = word.text.find("=")
    if at < 0:
        return Pair(word, word, "", None)
    return Pair(word, word.part(0, at), "=", word.part(at + 1))


def quoted_words(rest: Word) -> Iterator[Word]:
    """The words of `rest`, parted by any blank outside quotes and escapes (parseWords).

    An escape token at the very end belongs to no word.
    """
    for match in _quoted_word(rest.escape).finditer(rest.text):
        yield rest.part(match.start(), match.end())


@cache
def _quoted_word(escape: str) -> re.Pattern[str]:
    e = re.escape(escape)
    single = r"'[^']*+'?"
    double = rf'"(?:[^"{e}]|{e}.)*+"?'
    return re.compile(rf"(?:[^'\"{e}{SPACES}]|{e}.|{single}|{double})++", re.DOTALL)
