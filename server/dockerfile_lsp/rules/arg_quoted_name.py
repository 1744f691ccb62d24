from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """ARG keeps quotes in a name, and then no variable has it."""
    for pair in node.pairs:
        name = pair.key.text
        if name.startswith("#"):
            return  # The words of a remark are names of their own, and not quoted ones.
        if len(name) >= 2 and name[0] in "'\"" and name[0] == name[-1]:
            where, plain = spot(node, pair.key), name[1:-1]
            fix = Fix(f"Change to {plain}", (Change(where, plain),)) if plain else None
            yield Finding(where, f"The quotes are part of the name {name}", fix)


RULE = Rule(
    name="ArgQuotedName",
    severity=Severity.WARNING,
    check=on_instruction(check, "ARG"),
    source="https://docs.docker.com/reference/dockerfile/#arg",
    examples=(
        Good("FROM alpine\nARG A=\"1\" # 'b'\n"),
        Bad('FROM alpine\nARG <["A"]>=1\n', fixed="FROM alpine\nARG A=1\n"),
        Bad("FROM alpine\nARG <['']>=1\n"),
    ),
)
