"""A word's value in an environment, as BuildKit computes it (frontend/dockerfile/shell/lex.go).

The pieces are evaluated from left to right and operands before the operator, because the
first fault in that order is the one that a build stops at.
"""

from ..syntax.mapped import SPACES
from ..syntax.pieces import Piece, Pieces
from . import patterns
from .expansion import Expansion, Fault, FaultKind, Lookup, Use


def expanded(pieces: Pieces, lookup: Lookup, escape: str = "\\") -> Expansion:
    """The value of a word's pieces, where `lookup` knows the variables."""
    expander = _Expander(lookup, escape)
    words = _Words()
    text = expander.joined(pieces, words=words)
    if expander.fault:
        return Expansion("", (), tuple(expander.uses), expander.fault)
    return Expansion(text, words.finished(), tuple(expander.uses))


class _Words:
    """The words as ProcessWords splits them.

    A blank right after `<<` parts nothing, for `<< WORD` is a here-document. An operation in
    `${…}` loses what its word had before it, but for what stands between
    the same quotes: BuildKit evaluates the operand with the same buffer.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._word = ""
        self._quoted = ""

    def add(self, piece: Piece, text: str) -> None:
        if piece.quoted:
            self._quoted += text
            if piece.kind == "quote":
                self._word, self._quoted = self._word + self._quoted, ""
        elif piece.kind == "escape":
            self._word += text
        else:
            self._split(text)

    def forget(self) -> None:
        self._word = ""

    def finished(self) -> tuple[str, ...]:
        return (*self._done, self._word) if self._word else tuple(self._done)

    def _split(self, text: str) -> None:
        for char in text:
            if char not in SPACES or self._word == "<<":
                self._word += char
            elif self._word:
                self._done.append(self._word)
                self._word = ""


# What a word is cut to: its variables are still looked up, and its faults found.
_MOST = 1 << 20  # characters


class _Expander:
    def __init__(self, lookup: Lookup, escape: str) -> None:
        self.lookup = lookup
        self.escape = escape
        self.uses: list[Use] = []
        self.fault: Fault | None = None
        self.at_end = False

    def fail(self, kind: FaultKind, piece: Piece, message: str = "") -> str:
        self.fault = self.fault or Fault(kind, piece, message)
        return ""

    def get(self, piece: Piece) -> str | None:
        variable = self.lookup(piece.name)
        self.uses.append(Use(piece, variable))
        return variable.text

    def joined(self, pieces: Pieces, *, raw: bool = False, words: _Words | None = None) -> str:
        """The values of `pieces` in one, up to the first fault.

        `raw`: escape tokens are kept, as patterns want them.
        """
        found: list[str] = []
        size = 0
        for index, piece in enumerate(pieces):
            if words and piece.operator:
                words.forget()
            text = self.value(piece, raw=raw)
            if self.fault:
                if self.fault.piece is piece and piece.kind == "variable":
                    self.at_end = index + 1 == len(pieces)
                return ""
            size += len(text)
            if size > _MOST:
                continue
            found.append(text)
            if words:
                words.add(piece, text)
        return "".join(found)

    def value(self, piece: Piece, *, raw: bool) -> str:
        match piece.kind:
            case "variable":
                return self.variable(piece)
            case "broken":
                return self.broken(piece)
            case "escape":
                return piece.text if raw else piece.text[1:]
            case "text" if raw and piece.quoted == '"':
                # Kept once as raw, once because it escapes nothing (processDoubleQuote).
                return piece.text.replace(self.escape, self.escape * 2)
            case _:
                return piece.value

    def broken(self, piece: Piece) -> str:
        """What was read before the end of the word may have a fault of its own, which is first.

        But where nothing is left to read, a missing end counts (lex.go, processDollar).
        """
        self.at_end = False
        for operand in piece.operands:
            self.joined(operand)
            if self.fault:
                break
        if self.fault and not (self.at_end and piece.fault in ("brace", "slash")):
            return ""
        self.fault = None
        self.at_end = not _is_left(piece)
        return self.fail(piece.fault, piece)

    def variable(self, piece: Piece) -> str:
        if not piece.operator:
            return self.get(piece) or ""
        kind = piece.operator[-1]
        operands: list[str] = []
        for operand in piece.operands:
            operands.append(self.joined(operand, raw=kind in "#%/"))
            if self.fault:
                self.at_end = False
                return ""
        text = self.get(piece)
        if piece.fault:
            return self.fail(piece.fault, piece)
        if kind in "-+?":
            return self.chosen(piece, text, operands[0])
        changed = _changed(piece.operator, text or "", operands)
        return self.fail("pattern", piece, operands[0]) if changed is None else changed

    def chosen(self, piece: Piece, text: str | None, word: str) -> str:
        absent = text is None or (piece.operator[0] == ":" and not text)
        match piece.operator[-1]:
            case "-":
                return word if absent else text or ""
            case "+":
                return "" if absent else word
            case _:
                return self.fail("required", piece, word) if absent else text or ""


def _changed(operator: str, value: str, operands: list[str]) -> str | None:
    """The value after `#`, `%` or `/` with these operands; None if the pattern is none."""
    pattern = operands[0]
    if operator == "/":
        return patterns.replaced(value, pattern, operands[1])
    if operator == "//":
        return patterns.all_replaced(value, pattern, operands[1])
    # A second `#` or `%` counts even where it came out of a variable.
    longest = len(operator) == 2 or pattern.startswith(operator)
    if len(operator) == 1:
        pattern = pattern.removeprefix(operator)
    if operator[0] == "#":
        return patterns.without_prefix(value, pattern, longest=longest)
    return patterns.without_suffix(value, pattern, longest=longest)


def _is_left(piece: Piece) -> bool:
    """Whether BuildKit has something left to read when it refuses the broken piece."""
    if piece.fault == "modifier":
        return len(piece.text) > len("${") + len(piece.name) + 1
    return piece.fault == "substitution"
