"""The words of a whole line as the search for here-documents sees them (shell/lex.go).

Nothing is expanded, quotes and escapes are kept, any blank outside of them parts words, but not
those behind `<<`. What BuildKit writes back is not always what stood there, and some is lost:
an operand and the line use one buffer, so that an operand drops the word that the line was in
the middle of.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .mapped import SPACE, SPACES
from .pieces import Piece, Pieces

_PARTS = re.compile(rf"<<[\t\r ]*|<|{SPACE}+|(?:(?!{SPACE})[^<])+")
_EXPANDED_PARTS = re.compile(f"{SPACE}+|(?:(?!{SPACE}).)+", re.DOTALL)


class LineWord(NamedTuple):
    """A word, and from where to where of the lexed line it came."""

    text: str
    start: int
    end: int


class _Chunk(NamedTuple):
    """What BuildKit adds to the words at once: a text, a variable, an escape, all in quotes."""

    pieces: list[Piece]
    start: int

    @property
    def end(self) -> int:
        return self.start + sum(len(piece.text) for piece in self.pieces)

    @property
    def drops(self) -> bool:
        return any(piece.operator for piece in self.pieces)

    @property
    def parts(self) -> Iterator[LineWord]:
        """The blanks that part words, and what is between them."""
        text = "".join(_written(piece, raw=True) for piece in self.pieces)
        kind = self.pieces[0].kind
        if kind in ("quote", "escape"):
            yield LineWord(text, self.start, self.end)
            return
        pattern = _EXPANDED_PARTS if kind == "variable" else _PARTS
        for match in pattern.finditer(text):
            start, end = (min(self.start + at, self.end) for at in match.span())
            yield LineWord(match[0], start, end)


def line_words(lexed: Pieces) -> Iterator[LineWord]:
    """The words of a line without a broken piece."""
    text, start, end = "", 0, 0
    for chunk in _chunks(lexed):
        if chunk.drops:
            text = ""
        for part in chunk.parts:
            if part.text[0] not in SPACES:
                start, end = start if text else part.start, part.end
                text += part.text
            elif text:
                yield LineWord(text, start, end)
                text = ""
    if text:
        yield LineWord(text, start, end)


def _chunks(lexed: Pieces) -> Iterator[_Chunk]:
    chunk = _Chunk([], 0)
    for piece in lexed:
        if chunk.pieces and not _continues(chunk.pieces, piece):
            yield chunk
            chunk = _Chunk([], chunk.end)
        chunk.pieces.append(piece)
    if chunk.pieces:
        yield chunk


def _continues(pieces: list[Piece], piece: Piece) -> bool:
    """Whether `piece` is in the same quotes, or the same text over two lines, as `pieces`."""
    if pieces[0].kind == "quote":
        return len(pieces) == 1 or pieces[-1].kind != "quote"
    return all(each.kind in ("text", "joint") for each in (pieces[0], piece))


def _written(piece: Piece, *, raw: bool) -> str:
    """The piece as BuildKit writes it back, keeping escapes if `raw`."""
    if piece.kind == "escape":
        return piece.text if raw else piece.text[1:]
    if piece.operator:
        pattern = piece.operator[0] == "/" or piece.operator[-1] in "#%"
        operands = (
            "".join(_written(each, raw=pattern) for each in operand) for operand in piece.operands
        )
        operator = "/" if piece.operator == "//" else piece.operator
        return f"${{{piece.name}{operator}{'/'.join(operands)}}}"
    if piece.kind == "text" and piece.quoted == '"' and raw:
        # An escape token that escapes nothing is written once as one and once as a character.
        return piece.text.replace("\\", "\\\\")
    return piece.text
