"""One stage's instructions in order, as dockerfile2llb/convert.go dispatches them."""

from collections.abc import Callable
from itertools import pairwise
from operator import attrgetter, is_
from typing import NamedTuple

from ..syntax.instruction import Instruction
from .assumptions import Assumptions
from .copies import add_problems, copy_problems
from .definitions import define_arg, define_env, define_label
from .exposed import expose_problems
from .mount_options import mount_problems
from .paths import has_drive, is_absolute, joined, windows_fault
from .problems import Problem, Problems, spot
from .shell_names import is_set_by_shell
from .signals import is_signal
from .stage_state import Inherited, StageState
from .stages import Stage
from .uses import uses


class Dispatched(NamedTuple):
    """What the stage leaves to those built on it, and what is wrong in it."""

    left: Inherited
    problems: tuple[Problem, ...]


def dispatched(
    stage: Stage, inherited: Inherited, assumptions: Assumptions, only_if: str
) -> Dispatched:
    """The stage after its last instruction; the triggers that it inherits come first.

    Kept with the stage's FROM for as long as nothing that it depends on changes, once for each
    way to judge: what a check comment is good for is asked as BuildKit.
    """
    slot = "dispatched as BuildKit" if assumptions.as_buildkit else "dispatched"
    given = (inherited, assumptions, only_if)
    nodes = (*inherited.triggers, *[placed.node for placed in stage.body])
    kept: _Kept | None = stage.origin.node.memo.get(slot)
    if kept and kept.given == given and _are_same(kept.nodes, nodes):
        return kept.dispatched
    found = _dispatched(nodes, StageState(*given))
    found = found._replace(problems=tuple(_placed(stage, found.problems)))
    stage.origin.node.memo[slot] = _Kept(given, nodes, found)
    return found


def _placed(stage: Stage, problems: tuple[Problem, ...]) -> Problems:
    """The problems, those of a missing ARG with the FROM behind which it belongs.

    An image has its own version in a variable: `FROM php:$PHP_VERSION` defines PHP_VERSION.
    """
    image = stage.image.text.lower().partition(":")[0] if stage.image else ""
    for each in problems:
        product, _, what = "".join(each.arguments[:1]).lower().rpartition("_")
        if each.kind != "ArgShadowedGlobal":
            yield each
        elif what != "version" or not product or product not in image:
            yield each._replace(related=(spot(stage.origin.node),))


class _Kept(NamedTuple):
    """`nodes` are compared as objects: the problems' places name them."""

    given: tuple[Inherited, Assumptions, str]
    nodes: tuple[Instruction, ...]
    dispatched: Dispatched


def _are_same(old: tuple[Instruction, ...], new: tuple[Instruction, ...]) -> bool:
    outer = attrgetter("outer")
    return len(old) == len(new) and all(map(is_, map(outer, old), map(outer, new)))


def _dispatched(nodes: tuple[Instruction, ...], state: StageState) -> Dispatched:
    for node in nodes:
        handler = _HANDLERS.get(node.name)
        if handler:
            handler(state, node)
    for name, repeated in state.commands.items():
        last = spot(repeated[-1], repeated[-1].keyword)
        state.judge.problems += (
            Problem("MultipleInstructionsDisallowed", spot(node), (name,), (last, spot(later)))
            for node, later in pairwise(repeated)
        )
    return Dispatched(state.left, tuple(state.judge.problems))


def _run(state: StageState, node: Instruction) -> None:
    mount_problems(state, node)
    for use in uses(node):
        if not is_set_by_shell(node, use.name):
            state.judge.undeclared(node, use.name, use.span)
    flag = node.flag("device")
    if flag:
        state.judge.refuse("RunDeviceLabs", spot(node, flag.word))
    # A check accepts it, and so does a build that does not come here.
    is_built = not state.only_if or not state.judge.assumptions.as_buildkit
    if node.exec_form.form == "exec" and not node.arguments and is_built:
        state.judge.refuse("RunEmptyExec", spot(node, node.rest))


def _workdir(state: StageState, node: Instruction) -> None:
    word = node.rest
    value = state.judge.value(node, word)
    if value is None:
        state.workdir, state.has_workdir = None, True
        return
    absolute = is_absolute(value.text, state.platform)
    if not state.judge.assumptions.as_buildkit:
        # Which system the build is for is not known; a drive says that it is Windows.
        absolute = absolute or has_drive(value.text)
    if not absolute and not state.has_workdir:
        state.judge.warn("WorkdirRelativePath", spot(node, word), (value.text,), value)
    state.has_workdir = True
    if state.platform.os == "windows" and windows_fault(value.text):
        fault = windows_fault(value.text)
        state.judge.refuse("WindowsPath", spot(node, word), (value.text, fault), value)
    sure = value.known and not value.depends
    state.workdir = joined(state.workdir, value.text) if sure else None


def _user(state: StageState, node: Instruction) -> None:
    state.judge.value(node, node.rest)


def _stopsignal(state: StageState, node: Instruction) -> None:
    value = state.judge.value(node, node.rest)
    if value and not is_signal(value.text):
        state.judge.refuse("StopsignalInvalid", spot(node, node.rest), (value.text,), value)


def _volume(state: StageState, node: Instruction) -> None:
    for word in node.arguments:
        value = state.judge.value(node, word) if word.text.strip() else None
        if value and not value.text:
            state.judge.refuse("VolumeEmpty", spot(node, word), (word.text,), value)


def _healthcheck(state: StageState, node: Instruction) -> None:
    state.commands.setdefault(node.name, []).append(node)


def _command(state: StageState, node: Instruction) -> None:
    state.commands.setdefault(node.name, []).append(node)
    if node.exec_form.form == "shell" and not state.has_shell:
        where = spot(node, node.rest if node.rest.text else node.keyword)
        state.judge.warn("JSONArgsRecommended", where, (node.name,))


def _shell(state: StageState, _node: Instruction) -> None:
    state.has_shell = True


def _onbuild(state: StageState, node: Instruction) -> None:
    if node.inner:
        # The child reads it with the backslash as escape, whatever the directive here.
        state.triggers.append(Instruction(node.text, "\\", node))


_HANDLERS: dict[str, Callable[[StageState, Instruction], None]] = {
    "ADD": add_problems,
    "ARG": define_arg,
    "CMD": _command,
    "COPY": copy_problems,
    "ENTRYPOINT": _command,
    "ENV": define_env,
    "EXPOSE": expose_problems,
    "HEALTHCHECK": _healthcheck,
    "LABEL": define_label,
    "ONBUILD": _onbuild,
    "RUN": _run,
    "SHELL": _shell,
    "STOPSIGNAL": _stopsignal,
    "USER": _user,
    "VOLUME": _volume,
    "WORKDIR": _workdir,
}
