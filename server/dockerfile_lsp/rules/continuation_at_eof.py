from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.continuations import open_continuation
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..text import Span


def check(node: Instruction) -> Iterator[Finding]:
    """The file ends with an escape token, behind which a line is missing.

    BuildKit takes the instruction as it is, and that is what was meant if nothing was lost there.
    """
    token = open_continuation(node)
    if token:
        begin = len(node.text[: token.start].rstrip(" \t"))
        change = Change(spot(node, Span(begin, token.end)), "")
        fix = Fix(f"Remove the {node.escape}", (change,))
        message = f"The file ends behind this {node.escape}"
        yield Finding(spot(node, token), message, fix, tag="unnecessary")


RULE = Rule(
    name="ContinuationAtEof",
    severity=Severity.HINT,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/#format",
    examples=(
        Good("FROM alpine\nRUN a \\\n  b\n"),
        Good("FROM alpine\nRUN a \\\\"),
        Good("FROM alpine\nRUN <<EOF\na \\\nEOF\n"),
        Bad("FROM alpine\nRUN a <[\\]>", fixed="FROM alpine\nRUN a"),
        Bad("FROM alpine\nRUN a <[\\]>\n\n# b\n", fixed="FROM alpine\nRUN a\n\n# b\n"),
        Bad("# escape=`\nFROM alpine\nCMD [] <[`]>\n", fixed="# escape=`\nFROM alpine\nCMD []\n"),
    ),
)
