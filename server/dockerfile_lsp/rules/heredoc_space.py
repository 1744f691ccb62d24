from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """In COPY and ADD `<<` and its word are one: with a blank between, both are files."""
    if node.name not in ("ADD", "COPY") or node.exec_form.form == "exec":
        return
    for word in node.arguments[:-1]:
        if word.text == "<<" and node.heredocs:
            yield Finding(
                spot(node, word), "With a blank behind << this copies files, not the text below"
            )


RULE = Rule(
    name="HeredocSpace",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good("FROM alpine\nCOPY <<EOF /x\na\nEOF\n"),
        Good("FROM alpine\nRUN cat << EOF\na\nEOF\n"),
        Bad("FROM alpine\nCOPY <[<<]> EOF /x\na\nEOF\n"),
    ),
)
