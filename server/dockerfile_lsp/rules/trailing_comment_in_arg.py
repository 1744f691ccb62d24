from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, moving_remark, on_instruction
from ..semantics.problems import spot
from ..semantics.trailing_comments import trailing_comment
from ..syntax.instruction import Instruction


def check(outer: Instruction) -> Iterator[Finding]:
    """Each word of a remark behind ARG is the name of one more argument.

    Nothing comes of that as a rule, as nobody gives or reads an argument called `#`. A comment has
    a line of its own.
    """
    node = outer.inner or outer
    comment = trailing_comment(node) if node.name == "ARG" else None
    if comment:
        where = spot(outer, comment)
        message = "This is no comment: its words are the names of more arguments"
        yield Finding(where, message, moving_remark(where))


RULE = Rule(
    name="TrailingCommentInArg",
    severity=Severity.INFO,
    check=on_instruction(check, "ARG", "ONBUILD"),
    source="https://docs.docker.com/reference/dockerfile/#arg",
    examples=(
        Good("FROM alpine\nARG A=b#c\nUSER app # note\n"),
        Bad("FROM alpine\nARG A=1 <[# note]>\n", fixed="FROM alpine\n# note\nARG A=1\n"),
        Bad(
            "FROM alpine\nONBUILD ARG A <[# b]>\n",
            fixed="FROM alpine\n# b\nONBUILD ARG A\n",
        ),
    ),
)
