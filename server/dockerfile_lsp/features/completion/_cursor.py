"""Where a cursor is in the line that BuildKit reads, continuation lines joined."""

from bisect import bisect_right
from typing import NamedTuple

from ...syntax.instruction import Instruction
from ...syntax.words import BLANKS
from ...text import Span


class Cursor(NamedTuple):
    """`at` is the place in `node.line.text`, `raw` that in `node.text`."""

    node: Instruction
    at: int
    raw: int

    @property
    def line(self) -> str:
        return self.node.line.text

    def word(self) -> Span:
        """What stands between blanks around the cursor, in the line; empty between two."""
        start = end = self.at
        while start > 0 and self.line[start - 1] not in BLANKS:
            start -= 1
        while end < len(self.line) and self.line[end] not in BLANKS:
            end += 1
        return Span(start, end)

    def span(self, word: Span) -> Span:
        """Where `word` is in the instruction's own text."""
        if word.start == word.end:
            return Span(self.raw, self.raw)
        return self.node.line.span(word.start, word.end)


def cursor(node: Instruction, raw: int) -> Cursor | None:
    """The cursor at `raw` of the instruction's text.

    None where what is typed would be no part of the line: in a comment between continuation
    lines, behind the escape token, in a here-document, before the keyword.
    """
    if node.heredocs and raw >= node.heredocs[0].body.start:
        return None
    text = node.text
    start = text.rfind("\n", 0, raw) + 1
    if start > 0 and text[start:].lstrip(BLANKS).startswith("#"):
        return None
    line = node.line
    index = bisect_right(line.raws, raw) - 1
    if index < 0:
        return None
    if raw <= line.ends[index]:
        return Cursor(node, line.starts[index] + raw - line.raws[index], raw)
    if start <= line.ends[index]:
        return None
    return Cursor(node, _end(node, index), raw)


def _end(node: Instruction, index: int) -> int:
    """Where segment `index` of the line ends."""
    starts = node.line.starts
    return starts[index + 1] if index + 1 < len(starts) else len(node.line.text)
