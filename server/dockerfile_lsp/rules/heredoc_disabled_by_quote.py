import re
from collections.abc import Iterator

from ..catalog.grammar import HEREDOC_INSTRUCTIONS
from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..syntax.lexer import pieces
from ..syntax.pieces import Lexing

_HEREDOC = re.compile(r"(?:^|\s)\d*<<-?(['\"]?)[A-Za-z_]\w*\1?(?=\s|\Z)")


def check(outer: Instruction) -> Iterator[Finding]:
    """A quote or a substitution keeps BuildKit from looking for a here-document.

    It reads the whole line as a shell would, but knows less of it: an open quote, or a
    `${name^^}` of bash's, and the lines below become instructions.
    """
    node = outer.inner or outer
    line = node.line
    if "<<" not in line.text or node.marks:
        return
    found = _HEREDOC.search(line.text)
    if not found or node.exec_form.form == "exec":
        return
    for piece in pieces(line, 0, len(line.text), Lexing()):
        if piece.fault:
            where = spot(node, piece.span)
            yield Finding(where, "Because of this no here-document is looked for in this line")
            return


RULE = Rule(
    name="HeredocDisabledByQuote",
    severity=Severity.WARNING,
    check=on_instruction(check, *HEREDOC_INSTRUCTIONS),
    source="https://docs.docker.com/reference/dockerfile/#here-documents",
    examples=(
        Good('FROM alpine\nRUN echo "it\'s" <<EOF\na\nEOF\n'),
        Good("FROM alpine\nRUN echo ${x^^} $((1 << 2))\n"),
        Bad("FROM alpine\nRUN echo it<['s <<EOF]>\na\nEOF\n"),
        Bad("FROM alpine\nRUN <<<['EOF tee /x]>\na\nEOF\n"),
        Bad("FROM alpine\nRUN cat <<EOF && echo <[${x^^}]>\na\nEOF\n"),
    ),
)
