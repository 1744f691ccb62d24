from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_stage
from ..semantics.problems import spot
from ..semantics.stages import Stage


def check(stage: Stage) -> Iterator[Finding]:
    """`AS` should be in the letter case of its FROM."""
    keyword = stage.origin.node.keyword.text
    words = stage.origin.node.arguments
    if len(words) < 3 or keyword not in ("FROM", "from"):
        return
    text = words[1].text
    wanted = text.upper() if keyword == "FROM" else text.lower()
    if text != wanted:
        where = spot(stage.origin.node, words[1])
        fix = Fix(f"Change to '{wanted}'", (Change(where, wanted),))
        yield Finding(where, f"'{text}' should be '{wanted}', like {keyword}", fix)


RULE = Rule(
    name="FromAsCasing",
    severity=Severity.WARNING,
    check=on_stage(check),
    source="https://docs.docker.com/reference/build-checks/from-as-casing/",
    examples=(
        Good("FROM alpine AS a\nfrom alpine as b\nFrom alpine as c\n"),
        Bad("FROM alpine <[as]> b\n", fixed="FROM alpine AS b\n"),
    ),
)
