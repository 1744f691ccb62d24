"""Expands words in a scope, and says of each fault whether it is sure."""

from collections.abc import Iterable

from ..syntax.instruction import Instruction
from ..syntax.pieces import Pieces
from ..syntax.words import Word
from ..text import Span
from .assumptions import Assumptions
from .environment import Scope
from .expander import expanded
from .expansion import Expansion, Fault, Use
from .near import nearest
from .problems import Problem, Spot, spot
from .sure_faults import sure_fault

_KINDS = {
    "quote": "QuoteUnbalanced", "brace": "SubstBraceMissing", "slash": "SubstSlash",
    "substitution": "SubstBad", "modifier": "SubstModifier", "required": "SubstRequired",
    "pattern": "SubstPattern",
}  # fmt: skip

# So many names are looked at for one that was meant, the last one first.
_NEARBY = 100

# dockerfile2llb/convert.go: read by BuildKit itself, so no warning.
_EXEMPT = frozenset({"BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"})


class Judge:
    """Collects the problems of one stage, or of the global ARGs and FROMs; `refusals` are those of
    them for which a build fails.

    What fails whatever the build's arguments are is a problem of its kind. What fails unless
    one of them is given is a BuildArgNeeded; what a base image might heal is none.
    """

    def __init__(
        self,
        scope: Scope,
        assumptions: Assumptions,
        only_if: str = "",
        outer: Scope | None = None,
        told: frozenset[str] = frozenset(),
    ) -> None:
        self.scope = scope
        self.assumptions = assumptions
        self.problems: list[Problem] = []
        self.refusals: list[Problem] = []
        self._only_if = only_if
        self._outer = outer
        self.told = told
        self._unquoted: set[int] = set()

    def value(self, node: Instruction, word: Word) -> Expansion | None:
        """The word's value; None, and a problem, if it has none. Undefined names are reported."""
        return self.pieces(node, word.pieces, word.escape)

    def pieces(
        self,
        node: Instruction,
        pieces: Pieces,
        escape: str,
        overridable: str = "",
        undefined: str = "UndefinedVar",
    ) -> Expansion | None:
        """As `value`, of pieces. `overridable`: the argument that replaces the value if given."""
        found = expanded(pieces, self.scope.lookup, escape)
        if undefined and (not found.fault or self.assumptions.as_buildkit):
            self._undefined(node, found.uses, undefined)
        if found.fault:
            self._faulty(node, found, sure_fault(pieces, escape), overridable)
            return None
        return found

    def quiet(self, word: Word) -> Expansion | None:
        """The word's value, without reporting anything."""
        found = expanded(word.pieces, self.scope.lookup, word.escape)
        return None if found.fault else found

    def refuse(
        self,
        kind: str,
        where: Spot,
        arguments: tuple[str, ...] = (),
        because: Expansion | Iterable[Expansion] = (),
        related: tuple[Spot, ...] = (),
    ) -> None:
        """A problem that follows from the values `because`."""
        values = (because,) if isinstance(because, Expansion) else tuple(because)
        depends = frozenset[str]().union(*(value.depends for value in values))
        self._refuse(Problem(kind, where, arguments, related), values, depends)

    def warn(
        self,
        kind: str,
        where: Spot,
        arguments: tuple[str, ...] = (),
        because: Expansion | None = None,
    ) -> None:
        """A warning; none because of a value that is not known."""
        if because and not self.assumptions.as_buildkit and (because.missing or not because.known):
            return
        self.problems.append(Problem(kind, where, arguments))

    def is_empty(self, kind: str, where: Spot, written: str, value: Expansion) -> bool:
        """Whether it warns that the value is empty, with the build arguments that would fill it.

        Not where that is not known, or where a name is not defined, which says as much. BuildKit
        has no such warning.
        """
        if value.text or not value.known or self.assumptions.as_buildkit:
            return False
        if not all(self.scope.has(use.piece.name) for use in value.uses):
            return False
        self.problems.append(Problem(kind, where, (written, *sorted(value.depends))))
        return True

    def undeclared(self, node: Instruction, name: str, span: Span) -> bool:
        """Whether `name` is an ARG before the first FROM that the stage does not declare.

        It is reported at its first use. BuildKit's own check says only that it is not defined.
        """
        if not self.lacks(name):
            return False
        if name not in self.told:
            self.told |= {name}
            self.problems.append(Problem("ArgShadowedGlobal", spot(node, span), (name,)))
        return True

    def lacks(self, name: str) -> bool:
        """Whether `name` is an ARG before the first FROM alone, as far as that is looked at."""
        if self.assumptions.as_buildkit or not self._outer:
            return False
        return self._outer.has(name) and not self.scope.has(name)

    def _faulty(
        self, node: Instruction, found: Expansion, sure: Fault | None, overridable: str
    ) -> None:
        assert found.fault is not None, "checked by the caller"
        if found.fault.kind == "quote":
            # Words parted inside quotes have each a quote too many; the first says it all.
            if id(node) in self._unquoted:
                return
            self._unquoted.add(id(node))
        fault = found.fault if self.assumptions.as_buildkit else sure or found.fault
        depends = frozenset({overridable}) if overridable else frozenset[str]()
        values = () if sure else (found,)
        for value in values:
            depends |= value.depends
        problem = Problem(_KINDS[fault.kind], spot(node, fault.piece.span), _told(fault))
        self._refuse(problem, values, depends)

    def _refuse(
        self, problem: Problem, values: tuple[Expansion, ...], depends: frozenset[str]
    ) -> None:
        if not self.assumptions.as_buildkit:
            if not all(value.known for value in values):
                return
            problem = problem._replace(only_if=self._only_if)
            if depends:
                arguments = (problem.kind, *sorted(depends))
                problem = problem._replace(kind="BuildArgNeeded", arguments=arguments, related=())
        self.problems.append(problem)
        self.refusals.append(problem)

    def _undefined(self, node: Instruction, uses: tuple[Use, ...], kind: str) -> None:
        """One report a word and name."""
        seen: set[str] = set()
        for use in uses:
            name = use.piece.name
            if name in seen or self.scope.has(name) or name in _EXEMPT:
                continue
            seen.add(name)
            if self.undeclared(node, name, use.piece.span):
                continue
            adds = not use.variable.known and any(name == pair.key.text for pair in node.pairs)
            # `A=x:$A` means what the base image has, whatever is nearly called so here.
            near = "" if adds else _near(name, self.scope.names[: -_NEARBY - 1 : -1])
            if self.assumptions.as_buildkit or use.variable.known or near:
                where = spot(node, use.piece.span)
                arguments = (name, near) if near else (name,)
                self.problems.append(Problem(kind, where, arguments))


def _near(name: str, known: tuple[str, ...]) -> str:
    """The known name that was meant: the same in another letter case, or nearly it."""
    same = next((each for each in known if each.lower() == name.lower()), "")
    return same or nearest(name, known)


def _told(fault: Fault) -> tuple[str, ...]:
    return (fault.piece.text, fault.piece.name, fault.message)
