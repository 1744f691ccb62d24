from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.json_like import fault, is_meant_as_array, repaired
from ..semantics.lines import is_in_one_line
from ..semantics.problems import spot
from ..semantics.trailing_comments import trailing_comment
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """What was meant as a JSON array is none, and becomes something else.

    CMD, ENTRYPOINT, RUN and HEALTHCHECK run it in a shell, COPY, ADD and VOLUME take its words
    for paths. Strings need double quotes, and there is no comma after the last.
    """
    kind = node.facts.arguments if node.facts else ""
    if (
        kind not in ("exec", "paths", "health")
        or node.exec_form.form != "shell"
        or node.name == "SHELL"
    ):
        return
    if not node.rest.text or trailing_comment(node):
        return
    begin = node.arguments[-1].start if kind == "health" else node.rest.start
    word = node.rest.part(begin - node.rest.start)
    if not is_meant_as_array(word.text):
        return
    array = repaired(word.text) if is_in_one_line(node, word.span) else ""
    fix = Fix(f"Change to {array}", (Change(spot(node, word), array),)) if array else None
    yield Finding(spot(node, word), f"This is no JSON array: {fault(word.text)}", fix)


RULE = Rule(
    name="JsonFormInvalid",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    examples=(
        Good('FROM alpine\nCMD ["a"]\nRUN [ "$x" = y ] && a\nRUN ["a", "b"]\n'),
        Bad("FROM alpine\nCMD <[['a', 'b']]>\n", fixed='FROM alpine\nCMD ["a", "b"]\n'),
        Bad('FROM alpine\nCOPY <[["a", "b",]]>\n', fixed='FROM alpine\nCOPY ["a", "b"]\n'),
        Bad('FROM alpine\nENTRYPOINT <[["a", "b"] c]>\n'),
    ),
)
