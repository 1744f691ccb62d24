from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import StageTable


def check(stages: StageTable) -> Iterator[Finding]:
    """Instructions should be in one letter case, that of most of them.

    If there are as many in lower as in upper case, upper case counts.
    """
    found = [placed.node for stage in stages for placed in (stage.origin, *stage.body)]
    lower = sum(node.keyword.text.islower() for node in found)
    upper = sum(node.keyword.text.isupper() for node in found)
    case = "lower" if lower > upper else "upper"
    for node in found:
        text = node.keyword.text
        wanted = text.lower() if case == "lower" else text.upper()
        if node.facts and text != wanted:
            where = spot(node, node.keyword)
            fix = Fix(f"Change to '{wanted}'", (Change(where, wanted),))
            yield Finding(where, f"'{text}' should be {case} case, as most instructions here", fix)


RULE = Rule(
    name="ConsistentInstructionCasing",
    severity=Severity.WARNING,
    check=on_document(check),
    source="https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
    examples=(
        Good("from alpine\nrun a\n"),
        Good("arg A\nFROM alpine\nONBUILD run a\n"),
        Bad("FROM alpine\nRUN a\n<[run]> b\n", fixed="FROM alpine\nRUN a\nRUN b\n"),
        Bad("from alpine\n<[Run]> a\nrun b\n", fixed="from alpine\nrun a\nrun b\n"),
    ),
)
