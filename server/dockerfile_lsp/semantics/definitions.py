"""ARG, ENV and LABEL: what they define, and what is wrong with that."""

import re

from ..syntax.instruction import Instruction
from ..syntax.words import Pair
from .environment import argument_value, unknown_argument
from .expansion import Expansion, Variable
from .problems import spot
from .stage_state import StageState

# dockerfile2llb/convert.go, validateNoSecretKey: whole words of the name, parted by `_`.
_SECRET = re.compile(
    r"(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)", re.I
)
_HARMLESS = re.compile(r"(?:^|_)(?:public|file|version)(?:_|$)", re.I)


def define_arg(state: StageState, node: Instruction) -> None:
    """Each name sees those before it in the same instruction."""
    judge = state.judge
    for pair in node.pairs:
        name, default = pair.key.text, None
        _judge_secret(state, node, pair, name)
        is_given = judge.assumptions.argument(name) is not None
        if pair.value and not is_given:
            word = pair.value
            default = judge.pieces(node, word.pieces, word.escape, overridable=name)
            if default is None:
                judge.scope = judge.scope.declaring(name, unknown_argument(name))
                continue
        inherited = state.inherited.globals.variables.get(name) if not pair.value else None
        value = argument_value(name, default, inherited, judge.assumptions)
        judge.scope = judge.scope.declaring(name, value)


def define_env(state: StageState, node: Instruction) -> None:
    """No name sees the others of the same instruction."""
    found: list[tuple[str, Variable]] = []
    for pair, key, value in _expanded(state, node):
        if key:
            _judge_secret(state, node, pair, key.text)
            found.append((key.text, value.variable if value else Variable("", known=False)))
    state.judge.scope = state.judge.scope.defined(found)


def define_label(state: StageState, node: Instruction) -> None:
    _expanded(state, node)


def _expanded(
    state: StageState, node: Instruction
) -> list[tuple[Pair, Expansion | None, Expansion | None]]:
    judge = state.judge
    found: list[tuple[Pair, Expansion | None, Expansion | None]] = []
    for pair in node.pairs:
        key = judge.value(node, pair.key)
        value = judge.value(node, pair.value) if pair.value else None
        if key and pair.key.text:
            judge.is_empty("NameEmpty", spot(node, pair.key), pair.key.text, key)
        found.append((pair, key, value))
        if pair.value and not pair.separator:
            judge.warn("LegacyKeyValueFormat", spot(node, pair.word), (node.name, pair.key.text))
    return found


def _judge_secret(state: StageState, node: Instruction, pair: Pair, name: str) -> None:
    if _SECRET.search(name) and not _HARMLESS.search(name):
        state.judge.warn("SecretsUsedInArgOrEnv", spot(node, pair.key), (node.name, name))
