from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.continuations import open_continuation
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """The file ends with an escape token, behind which a line is missing.

    BuildKit takes the instruction as it is. Something may have been lost there.
    """
    token = open_continuation(node)
    if token:
        where = spot(node, token)
        fix = Fix(f"Remove the {node.escape}", (Change(where, ""),))
        yield Finding(where, f"The file ends behind this {node.escape}", fix)


RULE = Rule(
    name="ContinuationAtEof",
    severity=Severity.INFO,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/#format",
    examples=(
        Good("FROM alpine\nRUN a \\\n  b\n"),
        Good("FROM alpine\nRUN a \\\\"),
        Good("FROM alpine\nRUN <<EOF\na \\\nEOF\n"),
        Bad("FROM alpine\nRUN a<[ \\]>", fixed="FROM alpine\nRUN a"),
        Bad("FROM alpine\nRUN a<[ \\]>\n\n# b\n", fixed="FROM alpine\nRUN a\n\n# b\n"),
        Bad("# escape=`\nFROM alpine\nCMD []<[ `]>\n", fixed="# escape=`\nFROM alpine\nCMD []\n"),
    ),
)
