from collections.abc import Iterator, Sequence

from ..rule import Bad, Finding, Good, Related, Rule, Severity, on_stage
from ..semantics.problems import Spot, spot
from ..syntax.instruction import Instruction
from ..syntax.words import Pair


def check(nodes: Sequence[Instruction]) -> Iterator[Finding]:
    """An ARG takes the place of an ENV above it, for the rest of the build.

    Docker's reference says that ENV always wins; BuildKit lets the later one. The image keeps the
    value of ENV, so that its containers see another one than the instructions below.
    """
    known: dict[str, tuple[Spot, Pair]] = {}
    for node in nodes:
        for pair in node.pairs:
            name = pair.key.text
            if node.name == "ENV":
                known[name] = spot(node, pair.key), pair
            elif name in known and pair.value and not _are_same(known[name][1], pair):
                related = (Related(known[name][0], "Containers get this value"),)
                message = f"From here on the build sees this value of '{name}', not that of ENV"
                yield Finding(spot(node, pair.key), message, None, related)


def _are_same(one: Pair, other: Pair) -> bool:
    values = [pair.value.value for pair in (one, other) if pair.value]
    return len(values) == 2 and values[0] is not None and values[0] == values[1]


RULE = Rule(
    name="ArgAfterEnv",
    severity=Severity.WARNING,
    check=on_stage(check, "ARG", "ENV"),
    source="https://docs.docker.com/reference/dockerfile/#using-arg-variables",
    examples=(
        Good("FROM alpine\nARG X=2\nENV X=$X\n"),
        Good("FROM alpine\nENV X=1 Y='1'\nARG X Y=1\n"),
        Good("FROM alpine AS a\nENV X=1\nFROM alpine\nARG X=2\n"),
        Bad("FROM alpine\nENV X=1\nARG <[X]>=2\nENV Y=$X\n"),
    ),
)
