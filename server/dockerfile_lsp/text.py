"""Offsets, spans and lines: the only coordinates used inside the server.

Every position below the protocol adapter is a *code-point offset* into the document's
text. `LineIndex` is the one place that turns offsets into LSP positions (line and column
in the negotiated encoding) and back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]

# LSP 3.17 ends lines at these three only. `str.splitlines` also splits at form feeds and
# U+2028, so its line numbers drift from the editor's. BuildKit, other than the editor,
# does not end a line at a lone \r.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of code-point offsets, `start <= offset < end`."""

    start: int
    end: int

    def shift(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)

    def touches(self, offset: int) -> bool:
        """Whether a cursor at `offset` is inside the span or at either edge."""
        return self.start <= offset <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Edit(NamedTuple):
    """`span` is to be replaced by `text`."""

    span: Span
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`, which must not overlap. Insertions at one place keep their order."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join((*parts, text[done:]))


class LineIndex:
    """Maps offsets to `(line, column)` and back. Lines and columns count from 0."""

    def __init__(
        self, text: str, encoding: Encoding = "utf-16", starts: list[int] | None = None
    ) -> None:
        self._text = text
        self._encoding: Encoding = encoding
        self._starts = starts or [0, *(m.end() for m in _LINE_END.finditer(text))]

    def edited(self, edit: Edit, text: str) -> "LineIndex":
        r"""The index of `text`, which is the old text after `edit`.

        Only the lines that the edit touches are searched anew, with one before them: the
        edit may part or join a `\\r\\n`.
        """
        starts, grown = self._starts, len(edit.text) - (edit.span.end - edit.span.start)
        first = max(bisect_right(starts, edit.span.start) - 2, 0)
        last = bisect_right(starts, edit.span.end + 1)
        begin = starts[first]
        end = starts[last] + grown if last < len(starts) else len(text)
        new = [m.end() for m in _LINE_END.finditer(text, begin, end)]
        rest = [start + grown for start in starts[last + 1 :]]
        return LineIndex(text, self._encoding, [*starts[: first + 1], *new, *rest])

    @property
    def count(self) -> int:
        """How many lines there are, at least 1; what follows the last line end counts."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column (in the encoding's units) of `offset`, clamped to the text."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return line, _units(self._text[self._starts[line] : offset], self._encoding)

    def offset(self, line: int, column: int) -> int:
        """The offset at `line` and `column`, clamped to that line's end (LSP 3.17, Position).

        Columns are in the encoding's units; inside a surrogate pair, or a character of
        several bytes, it is the character's start.
        """
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self._text)
        content = self.span(line).of(self._text)
        if self._encoding == "utf-32" or content.isascii():
            return self._starts[line] + min(max(column, 0), len(content))
        places = range(len(content) + 1)
        after = bisect_right(places, column, key=lambda at: _units(content[:at], self._encoding))
        return self._starts[line] + max(after - 1, 0)

    def span(self, line: int) -> Span:
        """The line's content, without its line end."""
        start = self._starts[line]
        last = line + 1 == len(self._starts)
        end = len(self._text) if last else self._starts[line + 1]
        if not last:
            end -= 2 if self._text.startswith("\r\n", end - 2) and end - 2 >= start else 1
        return Span(start, end)


def _units(text: str, encoding: Encoding) -> int:
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
