"""What a word is made of: text, quotes, escapes, variables and the joints between lines."""

from typing import Literal, NamedTuple

from ..text import Span

PieceKind = Literal["text", "quote", "escape", "variable", "joint", "broken"]

# Why BuildKit refuses a word here: `'` or `"` without its twin, `${` without `}`, `${x/y}`
# without the second `/`, `${}`, an operator that it does not know.
Fault = Literal["", "quote", "brace", "slash", "substitution", "modifier"]


class Piece(NamedTuple):
    """A part of a word. Its `text` is as BuildKit reads it, its `span` in the instruction.

    `value` is what it adds to the word once quotes and escapes are gone (a variable: "").
    `quoted` is the quote it stands between. A variable has a `name`, an `operator` (`:-`,
    `#`, `//` …, or none) and for each of its operands the pieces; with an operator that
    BuildKit does not know, such as `:0`, it has the fault "modifier". A broken piece runs
    to the end of the word and has a `fault`; its `name` and `operands` are what was read
    before. `name_span` is empty where there is no name.
    """

    kind: PieceKind
    text: str
    span: Span
    value: str = ""
    quoted: Literal["", "'", '"'] = ""
    name: str = ""
    operator: str = ""
    operands: "tuple[tuple[Piece, ...], ...]" = ()
    fault: Fault = ""
    name_span: Span = Span(0, 0)


Pieces = tuple[Piece, ...]


class Lexing(NamedTuple):
    """How a text is lexed: the escape token, and whether quotes mean anything.

    They mean nothing in the body of a here-document (lex.go, SkipProcessQuotes).
    """

    escape: str = "\\"
    quotes: bool = True
