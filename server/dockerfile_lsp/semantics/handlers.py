"""What each instruction does to its stage, as dockerfile2llb/convert.go dispatches it."""

from collections.abc import Callable

from ..syntax.instruction import Instruction
from .copies import add_problems, copy_problems
from .definitions import define_arg, define_env, define_label
from .exposed import expose_problems
from .mount_options import mount_problems
from .paths import has_drive, is_absolute, joined, windows_fault
from .problems import spot
from .shell_names import is_set_by_shell
from .signals import is_signal
from .stage_state import StageState
from .uses import uses


def handle(state: StageState, node: Instruction) -> None:
    """Judges the instruction, and changes the state as it does; unknown ones change nothing."""
    handler = _HANDLERS.get(node.name)
    if handler:
        handler(state, node)


def _run(state: StageState, node: Instruction) -> None:
    mount_problems(state, node)
    for use in uses(node):
        # A shell's `${name:-word}` says itself that there may be no such variable.
        if use.operator[-1:] in ("-", "+", "?"):
            continue
        if state.judge.lacks(use.name) and not is_set_by_shell(node, use.name):
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
    value = state.judge.value(node, word) if word.text else None
    if value is None:
        state.workdir, state.has_workdir = None, True
        return
    absolute = is_absolute(value.text, state.platform)
    if not state.judge.assumptions.as_buildkit:
        # Which system the build is for is not known; a drive says that it is Windows.
        absolute = absolute or has_drive(value.text)
    is_told = state.judge.is_empty("WorkdirEmpty", spot(node, word), word.text, value)
    if not absolute and not state.has_workdir and not is_told:
        state.judge.warn("WorkdirRelativePath", spot(node, word), (value.text,), value)
    state.has_workdir = True
    if state.platform.os == "windows" and windows_fault(value.text):
        fault = windows_fault(value.text)
        state.judge.refuse("WindowsPath", spot(node, word), (value.text, fault), value)
    sure = value.known and not value.depends
    state.workdir = joined(state.workdir, value.text) if sure else None


def _user(state: StageState, node: Instruction) -> None:
    value = state.judge.value(node, node.rest) if node.rest.text else None
    if value:
        state.judge.is_empty("UserEmpty", spot(node, node.rest), node.rest.text, value)


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
    state.commands.append(node)


def _command(state: StageState, node: Instruction) -> None:
    state.commands.append(node)
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
