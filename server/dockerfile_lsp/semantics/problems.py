"""What BuildKit refuses, as values: found here once, worded by the rule file of their kind.

Warnings of BuildKit's that come out of the same ordered computations are problems, too.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..syntax.instruction import Instruction
from ..syntax.words import Word
from ..text import Span


class Spot(NamedTuple):
    """A span of an instruction, wherever that stands; without one, of the document.

    Naming the instruction itself keeps what is known of it true while others move.
    """

    node: Instruction | None
    span: Span


def spot(node: Instruction, part: Word | Span | None = None) -> Spot:
    """`part` of the instruction; the whole of it if not given."""
    if part is None:
        return Spot(node, node.span)
    return Spot(node, part.span if isinstance(part, Word) else part)


class Problem(NamedTuple):
    """`kind` is the name of the rule that presents it; `arguments` are what it tells.

    `only_if` says, as the end of a sentence, when it makes a build fail; empty: always.
    """

    kind: str
    where: Spot
    arguments: tuple[str, ...] = ()
    related: tuple[Spot, ...] = ()
    only_if: str = ""


Problems = Iterator[Problem]


class Group(NamedTuple):
    """Problems that hold together. `keeper` may keep what is said of them, under the group's
    `name`, as long as `problems` is the same object.
    """

    keeper: dict[str, Any]
    name: str
    problems: tuple[Problem, ...]
