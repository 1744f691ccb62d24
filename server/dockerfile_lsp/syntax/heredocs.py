"""Here-documents: `<<WORD` on the line, the body below it, a line that is WORD alone.

BuildKit looks for them in the words of the whole joined line, lexed as a shell would and
with the backslash as escape whatever the directive (parser.go, heredocsFromLine). Any
lexing error on the line turns the search off.
"""

import re
from typing import NamedTuple

from ..text import Span
from .lexer import pieces
from .line_words import LineWord, line_words
from .mapped import Mapped
from .pieces import Lexing, Pieces

_HEREDOC = re.compile(r"(\d*)<<(-?)[\t\n\f\r ]*([^<]*)\Z", re.ASCII)


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


def marks(line: Mapped) -> tuple[Mark, ...]:
    """The `<<WORD`s of a joined line, in order.

    Blanks before WORD are allowed, though COPY and ADD then take both for paths.
    """
    lexed = pieces(line, 0, len(line.text), Lexing())
    if any(piece.kind == "broken" for piece in lexed):
        return ()
    found = (_mark(line, word) for word in line_words(lexed))
    return tuple(mark for mark in found if mark)


def _mark(line: Mapped, word: LineWord) -> Mark | None:
    match = _HEREDOC.match(word.text)
    if not match:
        return None
    rest = match[3]
    lexed = pieces(Mapped(rest, (0,), (0,), (len(rest),)), 0, len(rest), Lexing())
    name = "".join(piece.text if piece.kind == "variable" else piece.value for piece in lexed)
    if not name:
        return None
    return Mark(
        name=name,
        descriptor=_descriptor(match[1]),
        expand=all(piece.kind != "quote" for piece in lexed),
        chomp=match[2] == "-",
        span=line.span(word.start, word.end),
    )


def _descriptor(digits: str) -> int:
    """The number, or the largest that Go's uint has room for; 0 without digits."""
    significant = digits.lstrip("0")
    return min(int(significant[:21] or 0), 2**64 - 1)


def bodies(text: str, start: int, found: tuple[Mark, ...]) -> tuple[Heredoc, ...]:
    """The here-documents of `found`, whose bodies follow one another from `start` on."""
    heredocs: list[Heredoc] = []
    for mark in found:
        terminator = _terminator(text, start, mark)
        end = terminator.start if terminator else len(text)
        heredocs.append(Heredoc(mark, Span(start, end), terminator))
        start = terminator.end if terminator else len(text)
    return tuple(heredocs)


def body_pieces(text: str, heredoc: Heredoc) -> Pieces:
    """The body's pieces, whose places are in `text`. Quotes mean nothing there, and the backslash
    escapes whatever the directive (shell/lex.go, SkipProcessQuotes).
    """
    start, end = heredoc.body
    body = Mapped(text[start:end], (0,), (start,), (end,))
    return pieces(body, 0, end - start, Lexing(quotes=False))


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
