"""What is known inside a stage after each of its instructions."""

from typing import NamedTuple

from ..syntax.instruction import Instruction
from .assumptions import Assumptions
from .environment import Scope
from .judge import Judge
from .platforms import Platform


class Inherited(NamedTuple):
    """What a stage begins with; equal values compare equal.

    `workdir` is the working directory, None where it is not known; `has_workdir` and
    `has_shell`: whether an instruction set it. `triggers` are the ONBUILDs to run first.
    """

    scope: Scope
    globals: Scope
    platform: Platform
    workdir: str | None = None
    has_workdir: bool = False
    has_shell: bool = False
    triggers: tuple[Instruction, ...] = ()


class StageState:
    """Changes with each instruction; `judge` has the variables.

    `told` are the names that were reported above in the same stage.
    """

    def __init__(
        self,
        inherited: Inherited,
        assumptions: Assumptions,
        only_if: str,
        told: frozenset[str] = frozenset(),
    ) -> None:
        self.judge = Judge(inherited.scope, assumptions, only_if, inherited.globals, told)
        self.inherited = inherited
        self.only_if = only_if
        self.platform = inherited.platform
        self.workdir = inherited.workdir
        self.has_workdir = inherited.has_workdir
        self.has_shell = inherited.has_shell
        self.triggers: list[Instruction] = []
        self.commands: list[Instruction] = []

    @property
    def left(self) -> Inherited:
        """What the instructions so far leave to those that follow, triggers aside."""
        return self.inherited._replace(
            scope=self.judge.scope,
            workdir=self.workdir,
            has_workdir=self.has_workdir,
            has_shell=self.has_shell,
            triggers=(),
        )
