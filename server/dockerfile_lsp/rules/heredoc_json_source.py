import re
from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_HEREDOC = re.compile(r"\d*<<-?([^<]+)\Z", re.ASCII)


def check(node: Instruction) -> Iterator[Finding]:
    """A here-document as a source in a JSON array is an empty file.

    Its text is not looked for: in this form the lines below are the next instructions.
    """
    if node.exec_form.form != "exec":
        return
    for word in node.arguments[:-1]:
        found = _HEREDOC.match(word.text)
        if found:
            message = f"In a JSON array this makes an empty file {found[1]}, and takes no text"
            yield Finding(spot(node, word), message)


RULE = Rule(
    name="HeredocJsonSource",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good('FROM alpine\nCOPY ["a<<b", "/x"]\n'),
        Good("FROM alpine\nCOPY <<EOF /x\na\nEOF\n"),
        Bad('FROM alpine\nCOPY [<["<<EOF"]>, "/x"]\n'),
    ),
)
