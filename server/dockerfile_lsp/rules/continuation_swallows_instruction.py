import re
from collections.abc import Iterator

from ..catalog.grammar import INSTRUCTIONS
from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.lines import continued_lines
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..text import Span

_KEYWORD = re.compile(r"([A-Z]+)[ \t]+[^\s=]")


def check(node: Instruction) -> Iterator[Finding]:
    """A line that looks like an instruction is part of the one before.

    The line above it ends in the escape token, and so goes on.
    """
    for line in continued_lines(node):
        match = _KEYWORD.match(line.of(node.text))
        if match and match[1] in INSTRUCTIONS:
            span = Span(line.start, line.start + match.end(1))
            yield Finding(spot(node, span), f"This {match[1]} is part of the {node.name} above it")


RULE = Rule(
    name="ContinuationSwallowsInstruction",
    severity=Severity.WARNING,
    check=on_instruction(check),
    examples=(
        Good("FROM alpine\nRUN a && \\\n  b\nCOPY a b\n"),
        Good("FROM alpine\nRUN <<EOF\nCOPY a b\nEOF\n"),
        Bad("FROM alpine\nRUN a && \\\n<[COPY]> a b\n"),
    ),
)
