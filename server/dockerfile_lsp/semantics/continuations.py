"""Blank lines inside an instruction (parser.go, processLine), here-documents aside."""

import re
from collections.abc import Iterator

from ..syntax.instruction import Instruction
from ..syntax.logical_line import logical_end
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
