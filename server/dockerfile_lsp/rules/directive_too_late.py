import re
from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_view
from ..semantics.problems import Spot
from ..syntax.instruction import Instruction
from ..syntax.tree import Comment
from ..text import Span
from ..workspace import View

_DIRECTIVE = re.compile(
    r"#[ \t]*(?:(escape)[ \t]*=[ \t]*[`\\\\]|(syntax)[ \t]*=[ \t]*[^\s]+"
    r"|(check)[ \t]*=[ \t]*(?:\S*;)?error=\w*)",
    re.I,
)


def check(view: View) -> Iterator[Finding]:
    """A parser directive counts only at the very top.

    The first blank line, comment or instruction ends the part where it is looked for. What of
    `# check=` counts further down is `skip=`, for the next instruction alone.
    """
    tree = view.document.tree
    for item, start in zip(tree.items, tree.starts, strict=False):
        if isinstance(item, Instruction):
            return
        match = _DIRECTIVE.match(item.text) if isinstance(item, Comment) else None
        if match:
            where = Spot(None, Span(start, start + match.end()))
            name = match[1] or match[2] or match[3]
            yield Finding(where, f"Too late for the directive {name}; it belongs at the top")


RULE = Rule(
    name="DirectiveTooLate",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#parser-directives",
    examples=(
        Good("# syntax=docker/dockerfile:1\n# a note\nFROM alpine\n"),
        Good("FROM alpine\n# escape=`\n"),
        Bad("# a note\n<[# escape=`]>\nFROM alpine\n"),
        Good("# a note\n# check=skip=FromAsCasing\nFROM alpine as a\n"),
        Bad("# a note\n<[# check=skip=all;error=true]>\nFROM alpine\n"),
        Bad("\n<[# syntax=docker/dockerfile:1]>\nFROM alpine\n"),
    ),
)
