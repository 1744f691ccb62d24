"""Here-documents: `<<WORD` on the line, the body below it, a line that is WORD alone.

BuildKit looks for them in the words of the whole joined line, lexed as a shell would and
with the backslash as escape whatever the directive (parser.go, heredocsFromLine). Any
lexing error on the line turns the search off.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text import Span
from .lexer import pieces
from .mapped import SPACES, Mapped
from .pieces import Lexing, Piece, Pieces

_HEREDOC = re.compile(r"(\d*)<<(-?)([^<]*)\Z", re.ASCII)
_BLANKS = re.compile(f"[{SPACES}]+")


class Mark(NamedTuple):
    """`<<WORD` on the line. `name` is WORD without quotes; `span` covers `<<WORD`.

    `expand`: variables in the body are expanded (no quote in WORD). `chomp`: `<<-`, leading
    tabs are dropped.
    """

    name: str
    descriptor: int
    expand: bool
    chomp: bool
    span: Span


class Heredoc(NamedTuple):
    """A mark with its `body`, line ends included, and its `terminator`; None: never ended."""

    mark: Mark
    body: Span
    terminator: Span | None


class _LineWord(NamedTuple):
    text: str
    start: int
    end: int


def marks(line: Mapped) -> tuple[Mark, ...]:
    """The `<<WORD`s of a joined line, in order.

    `<< WORD` counts, too, though COPY and ADD then take both for paths.
    """
    lexed = pieces(line, 0, len(line.text), Lexing())
    if any(piece.kind == "broken" for piece in lexed):
        return ()
    words = tuple(_line_words(lexed))
    found: list[Mark] = []
    for index, word in enumerate(words):
        mark = _mark(line, word)
        if not mark and word.text == "<<" and index + 1 < len(words):
            mark = _spaced(line, word, words[index + 1])
        if mark:
            found.append(mark)
    return tuple(found)


def _mark(line: Mapped, word: _LineWord) -> Mark | None:
    match = _HEREDOC.match(word.text)
    if not match or not match[3]:
        return None
    name = _name(match[3])
    if name is None:
        return None
    quoted = "'" in match[3] or '"' in match[3]
    span = line.span(word.start, word.end)
    return Mark(name, int(match[1] or 0), not quoted, match[2] == "-", span)


def _spaced(line: Mapped, arrows: _LineWord, word: _LineWord) -> Mark | None:
    name = _name(word.text)
    if name is None or "<" in word.text:
        return None
    quoted = "'" in word.text or '"' in word.text
    return Mark(name, 0, not quoted, chomp=False, span=line.span(arrows.start, word.end))


def _name(rest: str) -> str | None:
    """`rest` without quotes and escapes, if that is exactly one word."""
    whole = Mapped(rest, (0,), (0,), (len(rest),))
    lexed = pieces(whole, 0, len(rest), Lexing())
    if any(piece.kind == "broken" for piece in lexed):
        return None
    return "".join(p.text if p.kind == "variable" else p.value for p in lexed) or None


def _line_words(lexed: Pieces) -> Iterator[_LineWord]:
    """The words of the line, quotes and escapes kept, parted at any blank outside them."""
    text, start, at = "", 0, 0
    for piece in lexed:
        begin, at = at, at + len(piece.text)
        if piece.operator:
            # A substitution with an operator loses what stands before it in its word
            # (lex.go: the nested word takes the buffer of the outer one).
            text = "" if not piece.quoted else text
        if piece.kind not in ("text", "variable") or piece.quoted:
            start = start if text else begin
            text += piece.text
            continue
        for part in _parts(piece):
            if not part.strip(SPACES):
                if text:
                    yield _LineWord(text, start, begin)
                text = ""
            else:
                start = start if text else begin
                text += part
            begin += len(part)
    if text:
        yield _LineWord(text, start, at)


def _parts(piece: Piece) -> list[str]:
    return [part for part in re.split(f"({_BLANKS.pattern})", piece.text) if part]


def bodies(text: str, start: int, found: tuple[Mark, ...]) -> tuple[Heredoc, ...]:
    """The here-documents of `found`, whose bodies follow one another from `start` on."""
    heredocs: list[Heredoc] = []
    for mark in found:
        terminator = _terminator(text, start, mark)
        end = terminator.start if terminator else len(text)
        heredocs.append(Heredoc(mark, Span(start, end), terminator))
        start = terminator.end if terminator else len(text)
    return tuple(heredocs)


def _terminator(text: str, start: int, mark: Mark) -> Span | None:
    """The first line from `start` on that is the mark's name alone, its line end included."""
    at = start
    while (hit := text.find(mark.name, at)) >= 0:
        begin = text.rfind("\n", start, hit) + 1 or start
        at = text.find("\n", hit) + 1 or len(text)
        content = text[begin:at].rstrip("\r\n")
        if (content.lstrip("\t") if mark.chomp else content) == mark.name:
            return Span(begin, at)
    return None
