"""What a word expands to, what its variables stand for, and why it may have no value."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from ..syntax.pieces import Piece

# What the lexer finds (syntax.pieces.Fault), and what needs values: `:?` and `?` of a variable
# that is empty or unset, a pattern with a stray backslash.
FaultKind = Literal[
    "quote", "brace", "slash", "substitution", "modifier", "required", "pattern", ""
]


class Variable(NamedTuple):
    """What a name stands for: `text`, or None if it is unset, without any build argument.

    `depends`: the build arguments that may give it another value; `missing`: those of them
    that have no default. `known` is false if a base image may define it; `text` then says
    what it is if no image does.
    """

    text: str | None = None
    depends: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    known: bool = True


class Fault(NamedTuple):
    """Why there is no value, and the piece at fault."""

    kind: FaultKind
    piece: Piece
    message: str = ""


class Use(NamedTuple):
    piece: Piece
    variable: Variable


_LONGEST = 1 << 15  # characters


class Expansion(NamedTuple):
    """`text` is the value; empty with a `fault`. `words` are what EXPOSE takes instead.

    `uses` are the variables in the order in which they were looked up, operands first.
    """

    text: str
    words: tuple[str, ...]
    uses: tuple[Use, ...]
    fault: Fault | None = None

    @property
    def depends(self) -> frozenset[str]:
        """The build arguments that may change the value or the fault."""
        return frozenset[str]().union(*(use.variable.depends for use in self.uses))

    @property
    def missing(self) -> frozenset[str]:
        """Those of them that have no default."""
        return frozenset[str]().union(*(use.variable.missing for use in self.uses))

    @property
    def known(self) -> bool:
        return all(use.variable.known for use in self.uses)

    @property
    def variable(self) -> Variable:
        """What a name given this value stands for; unknown where there was a fault.

        Also where it is longer than any real one: values could double with every line.
        """
        if len(self.text) > _LONGEST:
            return Variable("", self.depends, self.missing, known=False)
        known = self.known and not self.fault
        return Variable(self.text, self.depends, self.missing, known)


Lookup = Callable[[str], Variable]
