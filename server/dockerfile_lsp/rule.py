"""What a rule is. The rules themselves are in `rules/`; `lint` runs them.

A rule says by its shape what its findings depend on, and that decides how long they are
kept: with a few instructions in a row, with the stage, or not at all.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import Enum
from typing import Any, Literal, NamedTuple

from .semantics.problems import Problem, Spot
from .semantics.stages import StageTable
from .semantics.trailing_comments import on_a_line_above
from .syntax.instruction import Instruction
from .workspace import View


class Severity(Enum):
    """LSP's numbers. ERROR means: no build of this file succeeds."""

    ERROR = 1
    WARNING = 2
    INFO = 3
    HINT = 4


class Change(NamedTuple):
    """`where` is to be replaced by `text`."""

    where: Spot
    text: str


class Fix(NamedTuple):
    """`safe`: the build stays what it was, or what was surely meant."""

    title: str
    changes: tuple[Change, ...]
    safe: bool = True


def renaming(where: Spot, old: str, new: str) -> Fix:
    """Changes the first `old` in an instruction's text at `where` to `new`."""
    assert where.node is not None, "it is an instruction's"
    text = where.span.of(where.node.text)
    return Fix(f"Change to '{new}'", (Change(where, text.replace(old, new, 1)),))


def moving_remark(where: Spot) -> Fix | None:
    """Gives `# …` at the end of an instruction the line above; None where it cannot stand there."""
    changes = tuple(Change(*edit) for edit in on_a_line_above(where))
    return Fix("Move the remark to a line of its own", changes) if changes else None


def without(names: Sequence[str]) -> str:
    """The beginning of a sentence: "Without --build-arg A=… "; empty without names."""
    needed = " and ".join(f"--build-arg {name}=…" for name in names)
    return f"Without {needed} " if names else ""


class Related(NamedTuple):
    where: Spot
    message: str


class Finding(NamedTuple):
    """`only_if` says when the build fails; such a one is no error, but a warning.

    `commented`: the instruction above which BuildKit looks for a comment that skips it, if
    that is not the one it is found in. `check_name`: BuildKit's check of the same, where the
    rule is none; what comments say about that one counts.
    """

    where: Spot
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    tag: Literal["", "unnecessary", "deprecated"] = ""
    only_if: str = ""
    commented: Instruction | None = None
    check_name: str = ""

    @property
    def spots(self) -> Iterator[Spot]:
        """All that it names."""
        yield self.where
        yield from (each.where for each in self.related)
        yield from (change.where for change in (self.fix.changes if self.fix else ()))


class Given(NamedTuple):
    """What is there beside an example's text: its .dockerignore, an image that is `missing` in its
    registry, the ONBUILD instructions of example.com/app, and how the file is judged.
    """

    dockerignore: str = ""
    missing: str = ""
    triggers: tuple[str, ...] = ()
    target: str = ""
    as_buildkit: bool = False


class Good(NamedTuple):
    """A Dockerfile that the rule must accept."""

    text: str
    given: Given = Given()


class Bad(NamedTuple):
    """A Dockerfile that the rule must flag at each `<[ ]>` and nowhere else.

    `fixed` is the text once all its fixes are applied; None if there is no fix.
    """

    text: str
    fixed: str | None = None
    given: Given = Given()


Shape = Literal["problem", "instruction", "light", "stage", "document", "view"]
Check = Callable[..., Iterator[Finding]]


class On(NamedTuple):
    """A check and what it is given.

    `kind` is that of the problems which it presents, `names` are those of the instructions (none:
    all), and `light` gives what it sees an instruction in.
    """

    shape: Shape
    check: Check
    kind: str = ""
    names: tuple[str, ...] = ()
    light: Callable[[View], Hashable] | None = None


def presents(kind: str, check: Callable[[Problem], Iterator[Finding]]) -> On:
    """The problems of that kind, which `semantics` found, in words."""
    return On("problem", check, kind)


def on_instruction(check: Callable[[Instruction], Iterator[Finding]], *names: str) -> On:
    """An instruction alone, if it is of those names; ONBUILD's inner one is not given by itself."""
    return On("instruction", check, names=names)


def on_instruction_in(
    light: Callable[[View], Hashable], check: Callable[[Instruction, Any], Iterator[Finding]]
) -> On:
    """An instruction, and what `light` gives for the file; nothing where that is None."""
    return On("light", check, light=light)


def on_stage(check: Callable[[Sequence[Instruction]], Iterator[Finding]], *names: str) -> On:
    """A stage's own instructions of those names, in order."""
    return On("stage", check, names=names)


def on_document(check: Callable[[StageTable], Iterator[Finding]]) -> On:
    """The stages of the file with their names and order."""
    return On("document", check)


def on_view(check: Callable[[View], Iterator[Finding]]) -> On:
    """All there is: meaning, facts, settings."""
    return On("view", check)


_CHECKS = "https://docs.docker.com/reference/build-checks/"


class Rule(NamedTuple):
    """A rule. The docstring of its check is its documentation; `examples` are its tests."""

    name: str
    severity: Severity
    check: On
    examples: tuple[Good | Bad, ...]
    source: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_check(self) -> bool:
        """Whether BuildKit has it as a check, under the same name."""
        return self.source.startswith(_CHECKS)

    @property
    def doc(self) -> str:
        from inspect import cleandoc  # noqa: PLC0415  # nothing else of a start needs it

        return cleandoc(self.check.check.__doc__ or "")

    @property
    def summary(self) -> str:
        return self.doc.partition("\n\n")[0].replace("\n", " ")
