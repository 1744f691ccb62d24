import re
from collections.abc import Iterator

from ..catalog.grammar import HEREDOC_INSTRUCTIONS
from ..rule import Bad, Finding, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction

_DASH = r"(?<!\S)\d?(<<-)[ \t]+(['\"]?)[A-Za-z_]\w*\2(?=[ \t]|\Z)"


def check(outer: Instruction) -> Iterator[Finding]:
    """A blank behind `<<` or `<<-` can keep the text below from being a here-document.

    Behind `<<-` BuildKit takes none, other than a shell. In COPY and ADD `<<` and its word are
    one, too: with a blank between, both are files.
    """
    node = outer.inner or outer
    if node.name not in HEREDOC_INSTRUCTIONS or node.exec_form.form == "exec":
        return
    dash = re.search(_DASH, node.line.text) if "<<-" in node.text and not node.marks else None
    if dash:
        where = node.rest.part(dash.start(1) - node.rest.start, dash.end(1) - node.rest.start)
        yield Finding(spot(node, where), "With a blank behind <<- this is no here-document")
    for word in node.arguments[:-1] if node.name != "RUN" else ():
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
        Good("FROM alpine\nRUN cat <<-EOF\na\nEOF\n"),
        Bad("FROM alpine\nONBUILD RUN tee /x <[<<-]> EOF\n"),
        Bad("FROM alpine\nRUN tee /x <[<<-]> EOF\na\nEOF\n"),
        Bad("FROM alpine\nCOPY <[<<]> EOF /x\na\nEOF\n"),
    ),
)
