from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.lines import is_in_one_line
from ..semantics.problems import spot
from ..syntax.instruction import Instruction
from ..text import Span


def check(node: Instruction) -> Iterator[Finding]:
    """A flag behind the arguments is read as one of them."""
    if node.exec_form.form == "exec" or not node.facts:
        return
    for word in node.arguments[1:]:
        name = word.text.removeprefix("--").partition("=")[0]
        if word.text.startswith("--") and node.facts.flag(name):
            blank = Span(word.span.start - 1, word.span.end)
            changes = (
                Change(
                    spot(node, Span(node.rest.span.start, node.rest.span.start)), f"{word.text} "
                ),
                Change(spot(node, blank), ""),
            )
            fix = Fix("Move before the arguments", changes)
            can_move = is_in_one_line(node, Span(node.rest.span.start, word.span.end))
            message = f"--{name} is read as a path here; flags go before the arguments"
            yield Finding(spot(node, word), message, fix if can_move else None)


RULE = Rule(
    name="FlagAfterArguments",
    severity=Severity.WARNING,
    check=on_instruction(check, "ADD", "COPY"),
    source="https://docs.docker.com/reference/dockerfile/",
    examples=(
        Good("FROM alpine AS b\nFROM b\nCOPY --from=b a x\nCOPY a --x b\n"),
        Bad(
            "FROM alpine AS b\nFROM b\nCOPY a <[--from=b]> x\n",
            fixed="FROM alpine AS b\nFROM b\nCOPY --from=b a x\n",
        ),
    ),
)
