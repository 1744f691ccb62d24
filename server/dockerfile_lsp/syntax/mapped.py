"""Text of which each character knows where it stands in the instruction.

BuildKit reads an instruction after its continuation lines are joined, a flag after its
quotes are gone and a JSON string after its escapes are decoded. We read the same texts,
and `Mapped` finds the way back to what the user wrote.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..text import Span

# What Go's unicode.IsSpace calls blank. Python's `str.isspace` adds \x1c to \x1f.
SPACES = (
    "\t\n\v\f\r \x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
# One of them in a regular expression; a class that lists them takes long to compile.
SPACE = r"[^\S\x1c-\x1f]"


class Mapped(NamedTuple):
    """`text` in segments: segment i begins at `starts[i]` and was `raws[i]` to `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    raws: tuple[int, ...]
    ends: tuple[int, ...]

    def raw_start(self, offset: int) -> int:
        """Where the character at `offset` begins, or where the text ends."""
        index = bisect_right(self.starts, offset) - 1
        return min(self.raws[index] + offset - self.starts[index], self.ends[index])

    def raw_end(self, offset: int) -> int:
        """Where the character before `offset` ends, or where the text begins."""
        if offset <= 0:
            return self.raws[0]
        index = bisect_right(self.starts, offset - 1) - 1
        last = index + 1 == len(self.starts)
        segment_end = len(self.text) if last else self.starts[index + 1]
        if offset >= segment_end:
            return self.ends[index]
        return self.raws[index] + offset - self.starts[index]

    def span(self, start: int, end: int) -> Span:
        """What `text[start:end]` covers; an empty one is a place."""
        first = self.raws[0]
        if len(self.starts) == 1 and self.ends[0] - first == len(self.text):
            return Span(first + start, first + max(start, end))
        begin = self.raw_start(start)
        return Span(begin, max(begin, self.raw_end(end)) if end > start else begin)

    def upto(self, end: int) -> "Mapped":
        """The first `end` characters."""
        count = max(bisect_left(self.starts, end), 1)
        ends = (*self.ends[: count - 1], self.raw_end(end))
        return Mapped(self.text[:end], self.starts[:count], self.raws[:count], ends)

    def joints(self, start: int, end: int) -> tuple[int, ...]:
        """The offsets inside `start` to `end` at which segments were joined."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]


class Segments:
    """Collects the segments of a `Mapped`."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._ends: list[int] = []

    def add(self, part: str, start: int, end: int) -> None:
        """`part` was `start` to `end`. An empty part is left out."""
        if not part:
            return
        contiguous = self._ends and self._ends[-1] == start and len(part) == end - start
        if contiguous and self._length - self._starts[-1] == self._ends[-1] - self._raws[-1]:
            self._ends[-1] = end
        else:
            self._starts.append(self._length)
            self._raws.append(start)
            self._ends.append(end)
        self._parts.append(part)
        self._length += len(part)

    def copy(self, source: Mapped, start: int, end: int) -> None:
        """`source.text[start:end]`, with its joints."""
        for cut in (*source.joints(start, end), end):
            self.add(source.text[start:cut], source.raw_start(start), source.raw_end(cut))
            start = cut

    def mapped(self, at: int) -> Mapped:
        """All that was added; without anything, the empty text at `at`."""
        if not self._parts:
            return Mapped("", (0,), (at,), (at,))
        text = "".join(self._parts)
        return Mapped(text, tuple(self._starts), tuple(self._raws), tuple(self._ends))
