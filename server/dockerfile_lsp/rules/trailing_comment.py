from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, moving_remark, on_instruction
from ..semantics.problems import spot
from ..semantics.trailing_comments import trailing_comment
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """A comment has a line of its own; behind arguments it is read as more of them.

    COPY takes its words for files, USER and WORKDIR for a part of the name, and a JSON array
    becomes a shell command. Behind ARG it does little: TrailingCommentInArg says so.
    """
    subject = node.inner or node
    comment = trailing_comment(subject) if subject.name != "ARG" else None
    if not comment:
        return
    where = spot(node, comment)
    yield Finding(where, "This is no comment but part of the arguments", moving_remark(where))


RULE = Rule(
    name="TrailingComment",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine\nRUN a # b\nCOPY a#b /\nENV COLOR #fff\nLABEL a=b\nARG A # b\n"),
        Bad("FROM alpine\nUSER app <[# note]>\n", fixed="FROM alpine\n# note\nUSER app\n"),
        Bad("FROM alpine\nCOPY a b <[# x]>\n", fixed="FROM alpine\n# x\nCOPY a b\n"),
        Bad("FROM alpine\nONBUILD COPY a b <[#]>\n", fixed="FROM alpine\nONBUILD COPY a b\n"),
        Bad("FROM alpine\nUSER app <[# check=skip=all]>\n"),
        Bad('FROM alpine\nCMD ["a"] <[# x]>\n', fixed='FROM alpine\n# x\nCMD ["a"]\n'),
        Bad("FROM alpine\nENV A b <[# note]>\n", fixed="FROM alpine\n# note\nENV A b\n"),
        Bad("FROM alpine\nENV A=1 <[#B=2 C=3]>\n"),
        Bad("FROM alpine\nLABEL a=1 <[#=x]>\n", fixed="FROM alpine\n#=x\nLABEL a=1\n"),
    ),
)
