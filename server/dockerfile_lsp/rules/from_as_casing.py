from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction
from ..semantics.problems import spot
from ..syntax.instruction import Instruction


def check(node: Instruction) -> Iterator[Finding]:
    """`AS` should be in the letter case of its FROM."""
    keyword, words = node.keyword.text, node.arguments
    if len(words) < 3 or keyword not in ("FROM", "from"):
        return
    text = words[1].text
    wanted = text.upper() if keyword == "FROM" else text.lower()
    if text != wanted:
        where = spot(node, words[1])
        fix = Fix(f"Change to '{wanted}'", (Change(where, wanted),))
        yield Finding(where, f"'{text}' should be '{wanted}', like {keyword}", fix)


RULE = Rule(
    name="FromAsCasing",
    severity=Severity.WARNING,
    check=on_instruction(check, "FROM"),
    source="https://docs.docker.com/reference/build-checks/from-as-casing/",
    examples=(
        Good("FROM alpine AS a\nfrom alpine as b\nFrom alpine as c\n"),
        Bad("FROM alpine <[as]> b\n", fixed="FROM alpine AS b\n"),
    ),
)
