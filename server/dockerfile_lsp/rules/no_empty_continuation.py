from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.continuations import empty_continuations
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """A blank line inside a continued instruction should go.

    BuildKit still reads on, but announces that this will become an error. Comment lines are
    fine.
    """
    for line in empty_continuations(node):
        fix = Fix("Remove the blank line", (Change(spot(node, line), ""),))
        yield Finding(spot(node, line), "Blank line inside an instruction", fix)


RULE = Rule(
    name="NoEmptyContinuation",
    severity=Severity.WARNING,
    check=on_instruction(check),
    source="https://docs.docker.com/reference/build-checks/no-empty-continuation/",
    examples=(
        Good("FROM alpine\nRUN a \\\n# note\n  b\n"),
        Bad("FROM alpine\nRUN a \\\n<[\n]>  b\n", fixed="FROM alpine\nRUN a \\\n  b\n"),
    ),
)
