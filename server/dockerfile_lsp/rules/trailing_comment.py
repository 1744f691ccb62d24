from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.lines import is_in_one_line
from ..semantics.problems import spot
from ..semantics.trailing_comments import trailing_comment
from ..syntax.instruction import Instruction
from ..text import Span


def check(node: Instruction) -> Iterator[Finding]:
    """A comment has a line of its own; behind arguments it is read as more of them.

    COPY takes its words for files, USER and WORKDIR for a part of the name, and a JSON array
    becomes a shell command.
    """
    comment = trailing_comment(node)
    if not comment:
        return
    begin = node.text[: comment.span.start].rstrip(" \t")
    span = Span(len(begin), comment.span.end)
    fix = Fix("Remove the remark", (Change(spot(node, span), ""),))
    can_go = is_in_one_line(node, span)
    yield Finding(
        spot(node, comment), "This is no comment but part of the arguments", fix if can_go else None
    )


RULE = Rule(
    name="TrailingComment",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nRUN a # b\nCOPY a#b /\nENV COLOR #fff\nLABEL a=b\n"),
        Bad("FROM alpine\nUSER app <[# note]>\n", fixed="FROM alpine\nUSER app\n"),
        Bad("FROM alpine\nCOPY a b <[# x]>\n", fixed="FROM alpine\nCOPY a b\n"),
        Bad('FROM alpine\nCMD ["a"] <[# x]>\n', fixed='FROM alpine\nCMD ["a"]\n'),
        Bad("FROM alpine\nENV A b <[# note]>\n", fixed="FROM alpine\nENV A b\n"),
    ),
)
