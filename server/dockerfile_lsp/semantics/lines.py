"""The physical lines of an instruction, its here-documents aside."""

import re
from collections.abc import Iterator

from ..syntax.instruction import Instruction
from ..syntax.logical_line import logical_end
from ..text import Span

_LINE = re.compile(r"[^\n]*\n?")


def continued_lines(node: Instruction) -> Iterator[Span]:
    """The lines behind the first, with their line ends; relative to the instruction."""
    start = node.text.find("\n") + 1
    if start in (0, len(node.text)):
        return
    end = logical_end(node.text, node.escape)
    for match in _LINE.finditer(node.text, start, end):
        if match[0]:
            yield Span(*match.span())


def is_in_one_line(node: Instruction, span: Span) -> bool:
    return "\n" not in span.of(node.text)
