"""What a variable is worth where it stands, as far as the file tells."""

from collections.abc import Iterator
from typing import NamedTuple

from ..catalog.grammar import PLATFORM_ARGS
from ..syntax.pieces import Piece, Pieces
from ..syntax.tree import Placed
from ..text import Span
from .definitions import define_arg, define_env
from .environment import Scope, image_scope
from .expander import expanded
from .expansion import Variable
from .image_variables import ImageVariable, image_variables
from .images import Image
from .meaning import Meaning
from .stage_state import Inherited, StageState
from .stages import Stage
from .uses import expanded_pieces
from .variables import name_at, name_span, variable_occurrences


class Worth(NamedTuple):
    """A variable's name, which is at `span`, and its value: None if unset or not known.

    `origin` is where it is defined, None if nowhere here; then it may be from an `image`.
    `expression` is the whole `${…}` if that has an operator, and `result` what it gives.
    """

    span: Span
    name: str
    origin: Span | None
    value: str | None
    expression: str = ""
    result: str | None = None
    image: Image | None = None


def worth(meaning: Meaning, placed: Placed, offset: int) -> Worth | None:
    """The variable whose name is at `offset`; None if there is none, or nothing is known."""
    found = variable_occurrences(meaning.stages, placed, offset)
    here = next((each for each in found if each.span.touches(offset)), None)
    piece = _piece_at(placed, offset)
    name = piece.name if piece else name_at(placed, offset)
    given = None if here else _given(meaning, placed, name)
    if not here and not given and not (piece and piece.operator):
        return None
    span = (
        here.span if here else placed.span(piece.name_span if piece else name_span(placed, offset))
    )
    defined_here = bool(here and (here.is_definition or placed.span().touches(here.origin.start)))
    scope = scope_at(meaning, placed.start + defined_here)
    is_told = (here or given) and name not in PLATFORM_ARGS
    value = _text(scope.lookup(name)) if is_told else None
    origin = here.origin if here else None
    known = Worth(span, name, origin, value, image=given.image if given else None)
    if not piece or not piece.operator:
        return known
    result = expanded((piece,), scope.lookup, placed.node.escape).variable
    return known._replace(expression=piece.text, result=_text(result))


def _given(meaning: Meaning, placed: Placed, name: str) -> ImageVariable | None:
    """What the base image sets under the name; nothing counts for a FROM."""
    stage = meaning.stages.at(placed.start)
    if not name or not stage or placed.node is stage.origin.node:
        return None
    return next((each for each in image_variables(meaning, stage) if each.name == name), None)


def scope_at(meaning: Meaning, offset: int) -> Scope:
    """The variables that an instruction at `offset` sees; FROM and all above it see the same."""
    stage = meaning.stages.at(offset)
    if not stage or offset <= stage.origin.span().end:
        return meaning.bases.scope
    chain = [stage]
    while (parent := meaning.bases.parents[chain[0].number]) is not None:
        chain.insert(0, meaning.stages[parent])
    platform = meaning.bases.platforms[chain[0].number]
    is_empty = bool(chain[0].image and chain[0].image.value == "scratch")
    scope = image_scope(is_open=not is_empty, is_windows=platform.os == "windows")
    given = image_variables(meaning, stage)
    scope = scope.defined(
        (each.name, Variable(each.value, known=each.value is not None)) for each in given
    )
    for each in chain:
        scope = _after(meaning, each, scope, offset)
    return scope


def _after(meaning: Meaning, stage: Stage, scope: Scope, offset: int) -> Scope:
    """The scope of a stage that begins with `scope`, at `offset` or at its end."""
    is_sure = meaning.bases.sure[stage.number]
    begin = scope if is_sure else scope._replace(is_open=True)
    platform = meaning.bases.platforms[stage.number]
    state = StageState(Inherited(begin, meaning.bases.scope, platform), meaning.assumptions, "")
    for placed in stage.body:
        if placed.start >= offset:
            break
        if placed.node.name == "ARG":
            define_arg(state, placed.node)
        elif placed.node.name == "ENV":
            define_env(state, placed.node)
    return state.judge.scope


def _text(variable: Variable) -> str | None:
    return variable.text if variable.known else None


def _piece_at(placed: Placed, offset: int) -> Piece | None:
    at = offset - placed.start
    found = (piece for each in expanded_pieces(placed.node) for piece in _variables(each))
    return next((piece for piece in found if piece.name_span.touches(at)), None)


def _variables(found: Pieces) -> Iterator[Piece]:
    for piece in found:
        if piece.kind == "variable" and piece.name.isidentifier():
            yield piece
        for operand in piece.operands:
            yield from _variables(operand)
