"""A text into its pieces, as BuildKit lexes words (frontend/dockerfile/shell/lex.go).

`'…'` keeps everything, `"…"` keeps all but `$` and an escaped `"`, `$` or escape token, and
`${name…}` takes operands that are lexed in turn. Nothing fails: what BuildKit refuses is a
piece of kind "broken".
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from ..text import Span
from .mapped import Mapped
from .pieces import Fault, Lexing, Piece, PieceKind, Pieces
from .substitution import OPERATORS, head, name_end, stop_place

# So many `${x:-${y:-…` in one another are lexed; further in, an operand is one text. It
# bounds the recursion here and of all who walk the pieces.
DEEPEST = 50

_NO_NAME = Span(0, 0)
_MISSING: dict[Literal["/", "}"], Fault] = {"/": "slash", "}": "brace"}


class _Patterns(NamedTuple):
    """`plain`: what means itself outside quotes; `quoted`: inside double ones."""

    plain: re.Pattern[str]
    quoted: re.Pattern[str]


@cache
def _patterns(lexing: Lexing, stop: str) -> _Patterns:
    e = re.escape(lexing.escape)
    quotes = "'\"" if lexing.quotes else ""
    return _Patterns(
        re.compile(rf"[^${e}{stop}{quotes}]+"), re.compile(rf'(?:[^$"{e}]|{e}(?![$"{e}]|\Z))+')
    )


def pieces(mapped: Mapped, start: int, end: int, lexing: Lexing) -> Pieces:
    """The pieces of `mapped.text[start:end]`, with joints where lines meet."""
    text = mapped.text[start:end]
    # Most words are a single text: no need of a lexer.
    if len(mapped.starts) == 1 and _patterns(lexing, "").plain.fullmatch(text):
        return (Piece("text", text, mapped.span(start, end), text),)
    lexer = _Lexer(mapped, start, end, lexing)
    lexer.run("", raw_escapes=False)
    return tuple(lexer.found)


class _Lexer:
    def __init__(
        self, mapped: Mapped, start: int, end: int, lexing: Lexing, depth: int = 0
    ) -> None:
        self.mapped = mapped
        self.text = mapped.text
        self.at = start
        self.end = end
        self.lexing = lexing
        self.depth = depth
        self.quoted: Literal["", "'", '"'] = ""
        self.broken = False
        self.found: list[Piece] = []

    def peek(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def run(self, stop: str, *, raw_escapes: bool) -> bool:
        """Lexes up to `stop`, or the end if empty; whether the stop was there."""
        plain = _patterns(self.lexing, stop).plain
        while not self.broken and self.at < self.end:
            if match := plain.match(self.text, self.at, self.end):
                self.add_text(match.end())
                continue
            char = self.text[self.at]
            if char == stop:
                return True
            if char == "$":
                self.dollar()
            elif char == self.lexing.escape:
                self.escape(raw_escapes=raw_escapes)
            else:
                self.quote("'" if char == "'" else '"')
        return not stop

    def add_text(self, end: int) -> None:
        """A text up to `end`, parted where lines were joined; nothing if it is empty."""
        if end > self.at:
            for cut in (*self.mapped.joints(self.at, end), end):
                self.add("text", cut, self.text[self.at : cut])

    def add(self, kind: PieceKind, end: int, value: str = "") -> None:
        """A piece up to `end`, where the lexer goes on."""
        span = self.mapped.span(self.at, end)
        self.append(Piece(kind, self.text[self.at : end], span, value, self.quoted))
        self.at = end

    def append(self, piece: Piece) -> None:
        if self.found and self.found[-1].span.end < piece.span.start:
            between = Span(self.found[-1].span.end, piece.span.start)
            self.found.append(Piece("joint", "", between, quoted=self.quoted))
        self.found.append(piece)

    def fail(
        self, start: int, fault: Fault, name: Span = _NO_NAME, operands: tuple[Pieces, ...] = ()
    ) -> None:
        """All from `start` on is broken."""
        self.broken = True
        self.at = self.end
        self.append(
            Piece(
                "broken", self.text[start : self.end], self.mapped.span(start, self.end), "",
                self.quoted, name.of(self.text), "", operands, fault, self.mapped.span(*name),
            )
        )  # fmt: skip

    def escape(self, *, raw_escapes: bool) -> None:
        end = min(self.at + 2, self.end)
        escaped = self.text[self.at + 1 : end]
        self.add("escape", end, self.lexing.escape + escaped if raw_escapes else escaped)

    def quote(self, quote: Literal["'", '"']) -> None:
        start, before = self.at, len(self.found)
        self.quoted = quote
        self.add("quote", start + 1)
        opening = len(self.found) - 1
        if quote == "'":
            found = self.text.find(quote, self.at, self.end)
            self.add_text(found if found >= 0 else self.end)
        else:
            self.double()
        if not self.broken and self.peek() != quote:
            # The opening quote is replaced: what it began never ended.
            inside = tuple(self.found[opening + 1 :])
            del self.found[before:]
            self.fail(start, "quote", operands=(inside,))
        elif not self.broken:
            self.add("quote", self.at + 1)
        self.quoted = ""

    def double(self) -> None:
        plain = _patterns(self.lexing, "").quoted
        while not self.broken and (char := self.peek()) not in ("", '"'):
            if match := plain.match(self.text, self.at, self.end):
                self.add_text(match.end())
            elif char == "$":
                self.dollar()
            else:
                self.escape(raw_escapes=False)

    def dollar(self) -> None:
        start = self.at
        if self.text.startswith("{", start + 1, self.end):
            self.substitution(start)
            return
        end = name_end(self.text, start + 1, self.end)
        if end == start + 1:
            self.add_text(end)
        else:
            self.at = end
            self.variable(start, Span(start + 1, end), "", ())

    def substitution(self, start: int) -> None:
        found = head(self.text, start + 2, self.end)
        name = Span(start + 2, found.name_end)
        if found.fault:
            self.fail(start, found.fault, name)
            return
        self.at = found.end
        operands: list[Pieces] = []
        for stop in found.stops:
            operand, ended = self.operand(stop, raw_escapes=found.raw_escapes)
            operands.append(operand)
            if not ended:
                self.fail(start, _MISSING[stop], name, tuple(operands))
                return
        self.variable(start, name, found.operator, tuple(operands))

    def variable(self, start: int, name: Span, operator: str, operands: tuple[Pieces, ...]) -> None:
        fault: Fault = "" if operator in OPERATORS else "modifier"
        self.append(
            Piece(
                "variable", self.text[start : self.at], self.mapped.span(start, self.at), "",
                self.quoted, name.of(self.text), operator, operands, fault, self.mapped.span(*name),
            )
        )  # fmt: skip

    def operand(self, stop: str, *, raw_escapes: bool) -> tuple[Pieces, bool]:
        """The pieces up to `stop`, which is passed, and whether it was there."""
        inner = _Lexer(self.mapped, self.at, self.end, self.lexing, self.depth + 1)
        if self.depth < DEEPEST:
            ended = inner.run(stop, raw_escapes=raw_escapes)
        else:
            end = stop_place(self.text, self.at, self.end, stop)
            inner.add_text(end)
            ended = end < self.end
        self.at = inner.at + ended
        return tuple(inner.found), ended
