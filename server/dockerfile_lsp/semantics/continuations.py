"""Lines inside an instruction (parser.go, processLine), here-documents aside."""

import re
from collections.abc import Iterator

from ..syntax.instruction import Instruction
from ..syntax.logical_line import logical_end, patterns
from ..syntax.mapped import SPACES
from ..text import Span

_LINE = re.compile(r"[^\n]*\n?")


def empty_continuations(node: Instruction) -> Iterator[Span]:
    """Each blank line that an escape token before it made part of the instruction.

    With its line end; relative to the instruction.
    """
    end = logical_end(node.text, node.escape)
    first = node.text.find("\n") + 1
    if not first or first >= end:
        return
    for match in _LINE.finditer(node.text, first, end):
        if match[0] and not match[0].strip(SPACES):
            yield Span(*match.span())


def open_continuation(node: Instruction) -> Span | None:
    """The last escape token, if no line follows that it could join.

    Then the file ends there, too. None of an instruction without arguments, or of a line that is
    nothing but the token.
    """
    if node.escape not in node.text or node.heredocs or not node.rest.text:
        return None
    before = node.text[: logical_end(node.text, node.escape)]
    lines = (Span(*match.span()) for match in _LINE.finditer(before))
    said = [line for line in lines if not _is_filler(line.of(before))]
    found = patterns(node.escape).joint.search(before, *said[-1])
    if not found or not before[said[-1].start : found.start()].strip(SPACES):
        return None
    return Span(found.start(), found.start() + 1)


def doubled_escape(node: Instruction) -> Span | None:
    """Two escape tokens at the very end, behind which the instruction does not go on."""
    end = len(node.text.rstrip(SPACES))
    is_doubled = node.text.endswith(node.escape * 2, 0, end) and not node.heredocs
    return Span(end - 2, end) if is_doubled else None


def _is_filler(line: str) -> bool:
    content = line.strip(SPACES)
    return not content or content.startswith("#")
