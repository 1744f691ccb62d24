from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_document
from ..semantics.problems import spot
from ..semantics.stages import StageTable
from ..syntax.instruction import Instruction


def check(stages: StageTable) -> Iterator[Finding]:
    """Instructions should be in one letter case, that of most of them.

    If there are as many in lower as in upper case, upper case counts.
    """
    spelt = stages.by_block("letter case", _spelt)
    lower, upper = sum(each.lower for each in spelt), sum(each.upper for each in spelt)
    case: Literal["lower", "upper"] = "lower" if lower > upper else "upper"
    every = frozenset[str]().union(*(each.words for each in spelt))
    odd = {word for word in every if word != _wanted(word, case)}
    for each in spelt if odd else ():
        if not odd.isdisjoint(each.words):
            for node in each.nodes:
                yield from _judged(node, case)


class _Spelt(NamedTuple):
    """How many keywords are all lower and all upper case, which there are, and whose they are."""

    lower: int
    upper: int
    words: frozenset[str]
    nodes: Sequence[Instruction]


def _spelt(nodes: Sequence[Instruction]) -> _Spelt:
    words = [node.keyword.text for node in nodes]
    lower, upper = sum(map(str.islower, words)), sum(map(str.isupper, words))
    return _Spelt(lower, upper, frozenset(words), nodes)


def _wanted(word: str, case: Literal["lower", "upper"]) -> str:
    return word.lower() if case == "lower" else word.upper()


def _judged(node: Instruction, case: Literal["lower", "upper"]) -> Iterator[Finding]:
    text = node.keyword.text
    wanted = _wanted(text, case)
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
