"""A text into its pieces, as BuildKit lexes words (frontend/dockerfile/shell/lex.go).

`'…'` keeps everything, `"…"` keeps all but `$` and an escaped `"`, `$` or escape token, and
`${name…}` takes operands that are lexed in turn. Nothing fails: what BuildKit refuses is a
piece of kind "broken".
"""

from typing import Literal

from ..text import Span
from .mapped import Mapped
from .pieces import Fault, Lexing, Piece, PieceKind, Pieces

_OPERATORS = frozenset({"-", "+", "?", ":-", ":+", ":?", "#", "##", "%", "%%", "/", "//"})
_SPECIAL = frozenset("@*#?-$!0")


def pieces(mapped: Mapped, start: int, end: int, lexing: Lexing) -> Pieces:
    """The pieces of `mapped.text[start:end]`, with joints where lines meet."""
    lexer = _Lexer(mapped, start, end, lexing)
    lexer.run("", raw_escapes=False)
    return tuple(lexer.found)


class _Lexer:
    def __init__(self, mapped: Mapped, start: int, end: int, lexing: Lexing) -> None:
        self.mapped = mapped
        self.text = mapped.text
        self.at = start
        self.end = end
        self.lexing = lexing
        self.quoted: Literal["", "'", '"'] = ""
        self.broken = False
        self.found: list[Piece] = []

    def peek(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def add(self, kind: PieceKind, start: int, value: str = "") -> None:
        """A piece from `start` to here, parted where lines were joined inside a text."""
        cuts = (*self.mapped.joints(start, self.at), self.at) if kind == "text" else (self.at,)
        for cut in cuts:
            text = self.text[start:cut]
            span = self.mapped.span(start, cut)
            self.append(
                Piece(kind, text, span, text if kind == "text" else value, quoted=self.quoted)
            )
            start = cut

    def append(self, piece: Piece) -> None:
        if self.found and self.found[-1].span.end < piece.span.start:
            between = Span(self.found[-1].span.end, piece.span.start)
            self.found.append(Piece("joint", "", between, quoted=self.quoted))
        self.found.append(piece)

    def fail(self, start: int, fault: Fault) -> None:
        self.at = self.end
        self.broken = True
        span = self.mapped.span(start, self.end)
        text = self.text[start : self.end]
        self.append(Piece("broken", text, span, quoted=self.quoted, fault=fault))

    def run(self, stop: str, *, raw_escapes: bool) -> bool:
        """Lexes up to `stop`, or the end if empty; whether the stop was there."""
        ends = ("$", self.lexing.escape, stop) + (("'", '"') if self.lexing.quotes else ())
        while not self.broken and self.at < self.end:
            char = self.peek()
            if stop and char == stop:
                return True
            if char == "$":
                self.dollar()
            elif char in "'\"" and self.lexing.quotes:
                self.quote(char)
            elif char == self.lexing.escape:
                self.escape(raw_escapes=raw_escapes)
            else:
                self.plain(ends)
        return not stop

    def plain(self, ends: tuple[str, ...]) -> None:
        start = self.at
        while self.at < self.end and self.text[self.at] not in ends:
            self.at += 1
        self.add("text", start)

    def escape(self, *, raw_escapes: bool) -> None:
        start = self.at
        self.at = min(self.at + 2, self.end)
        escaped = self.text[start + 1 : self.at]
        self.add("escape", start, self.lexing.escape + escaped if raw_escapes else escaped)

    def quote(self, quote: str) -> None:
        start = self.at
        self.at += 1
        self.quoted = "'" if quote == "'" else '"'
        self.add("quote", start)
        if quote == "'":
            self.single()
        else:
            self.double()
        if not self.broken and self.peek() != quote:
            # The opening quote is replaced: what it began never ended.
            index = next(i for i, p in enumerate(self.found) if p.span.start >= self._raw(start))
            del self.found[index:]
            self.fail(start, "quote")
        elif not self.broken:
            self.at += 1
            self.add("quote", self.at - 1)
        self.quoted = ""

    def _raw(self, offset: int) -> int:
        return self.mapped.raw_start(offset)

    def single(self) -> None:
        start = self.at
        found = self.text.find("'", start, self.end)
        self.at = found if found >= 0 else self.end
        if self.at > start:
            self.add("text", start)

    def double(self) -> None:
        escape = self.lexing.escape
        while not self.broken and self.peek() not in ("", '"'):
            start, char = self.at, self.peek()
            if char == "$":
                self.dollar()
            elif char == escape and self.text[start + 1 : self.end][:1] in ('"', "$", escape):
                self.at += 2
                self.add("escape", start, self.text[start + 1])
            elif char == escape and start + 1 == self.end:
                self.at += 1
                self.add("escape", start)
            else:
                self.at += 1
                while self.peek() not in ("", "$", '"', escape):
                    self.at += 1
                self.add("text", start)

    def dollar(self) -> None:
        start = self.at
        self.at += 1
        if self.peek() == "{":
            self.at += 1
            self.braces(start)
            return
        name = self.name()
        if name:
            self.variable(start, name, "", ())
        else:
            self.add("text", start)

    def variable(self, start: int, name: str, operator: str, operands: tuple[Pieces, ...]) -> None:
        span = self.mapped.span(start, self.at)
        text = self.text[start : self.at]
        piece = Piece("variable", text, span, "", self.quoted, name, operator, operands)
        known = not operator or operator in _OPERATORS
        self.append(piece if known else piece._replace(fault="modifier"))

    def braces(self, start: int) -> None:
        if self.peek() in ("", "{", "}", ":"):
            self.fail(start, "substitution" if self.peek() else "brace")
            return
        name = self.name()
        char = self.peek()
        self.at += 1
        if char == "}":
            self.variable(start, name, "", ())
        elif char == "/":
            self.replacement(start, name)
        else:
            self.operation(start, name, char)

    def operation(self, start: int, name: str, char: str) -> None:
        operator = char
        if char == ":":
            operator += self.peek()
            self.at += 1
        elif char and char in "#%" and self.peek() == char:
            operator += char
            self.at += 1
        if operator[:1] not in tuple(":-+?#%"):
            self.fail(start, "modifier")
            return
        operand = self.operand("}", raw_escapes=operator[-1:] in ("#", "%"))
        if operand is None:
            self.fail(start, "brace")
        else:
            self.variable(start, name, operator, (operand,))

    def replacement(self, start: int, name: str) -> None:
        operator = "/"
        if self.peek() == "/":
            operator = "//"
            self.at += 1
        pattern = self.operand("/", raw_escapes=True)
        if pattern is None:
            self.fail(start, "slash")
            return
        replaced = self.operand("}", raw_escapes=True)
        if replaced is None:
            self.fail(start, "brace")
            return
        self.variable(start, name, operator, (pattern, replaced))

    def operand(self, stop: str, *, raw_escapes: bool) -> Pieces | None:
        """The pieces up to `stop`, which is passed; None where it is missing."""
        inner = _Lexer(self.mapped, self.at, self.end, self.lexing)
        if not inner.run(stop, raw_escapes=raw_escapes) or inner.broken or inner.at >= self.end:
            return None
        self.at = inner.at + 1
        return tuple(inner.found)

    def name(self) -> str:
        """A name of letters, digits and `_`; of digits alone; or one special character."""
        start, first = self.at, self.peek()
        if first and (first.isdecimal() or first in _SPECIAL):
            self.at += 1
            while first.isdecimal() and self.peek().isdecimal():
                self.at += 1
        else:
            while (char := self.peek()) and (char.isalpha() or char.isdecimal() or char == "_"):
                self.at += 1
        return self.text[start : self.at]
