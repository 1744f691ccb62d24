"""Problems of an instruction alone, in BuildKit's parser and instructions/parse.go."""

from collections.abc import Sequence
from itertools import pairwise

from ..catalog.grammar import INSTRUCTIONS, ONBUILD_FORBIDDEN
from ..syntax.blocks import Block
from ..syntax.instruction import Instruction
from ..text import Span
from .arguments import argument_problems, form_problems
from .continuations import doubled_escape
from .devices import device_problems
from .flags import flag_problems
from .healthcheck import healthcheck_problems
from .keeping import kept
from .mounts import mount_syntax_problems
from .near import nearest
from .problems import Problem, Problems, Spot, spot


def problems_in_a_row(block: Block, before: Instruction | None) -> tuple[Problem, ...]:
    """What is wrong with the block's instructions, each alone; `before` is the one above them.

    Where one is unknown it may be a line that the one before should have gone on to: then that
    one's end is related.
    """
    row = (before, *block.nodes)
    return kept(block.memo, "alone", (before,), None, lambda: tuple(_in_a_row(row)))


def _in_a_row(row: Sequence[Instruction | None]) -> Problems:
    for before, node in pairwise(row):
        for problem in instruction_problems(node) if node else ():
            yield from _below(before, node, problem)


def _below(before: Instruction | None, node: Instruction | None, problem: Problem) -> Problems:
    """The node's problem, as it looks below the instruction before."""
    is_unknown = problem.kind == "UnknownInstruction"
    if not before or not node or not is_unknown:
        yield problem
        return
    twins = doubled_escape(before)
    if twins and not (problem.arguments[1:] and node.keyword.text.isupper()):
        where = spot(before, twins)
        yield Problem("DoubleEscapeNoContinuation", where, (before.escape,), (problem.where,))
        yield problem
    else:
        yield problem._replace(related=(_end(before),)) if _goes_on(before, node) else problem


def instruction_problems(node: Instruction) -> tuple[Problem, ...]:
    """All of them, kept on the instruction. ONBUILD's inner one: what its own file shows."""
    known: tuple[Problem, ...] | None = node.memo.get("problems")
    if known is None:
        known = node.memo["problems"] = tuple(_problems(node))
    return known


def trigger_problems(node: Instruction) -> Problems:
    """What is wrong with ONBUILD's instruction where it runs.

    It is read anew there, with the backslash as escape token whatever the directive here.
    """
    inner = node.inner
    if not inner or inner.name in ONBUILD_FORBIDDEN:
        return
    if node.escape != "\\":
        inner = Instruction(node.text, "\\", node)
        yield from form_problems(inner)
    yield from _parse_problems(inner)


def _parse_problems(node: Instruction) -> Problems:
    """Those of instructions/parse.go."""
    if not node.facts:
        yield _unknown(node)
        return
    yield from flag_problems(node)
    yield from argument_problems(node)
    yield from healthcheck_problems(node)
    yield from mount_syntax_problems(node)
    yield from device_problems(node)


def _problems(node: Instruction) -> Problems:
    yield from form_problems(node)
    yield from _parse_problems(node)
    inner = node.inner
    if not inner:
        return
    if inner.name in ONBUILD_FORBIDDEN:
        kind = "OnbuildChained" if inner.name == "ONBUILD" else "OnbuildForbidden"
        yield Problem(kind, spot(inner, inner.keyword), (inner.name,))
    else:
        yield from form_problems(inner)


def _goes_on(before: Instruction, node: Instruction) -> bool:
    """Whether `node` is indented as a line of `before`, which already has several."""
    is_indented = node.text.startswith((" ", "\t"))
    has_lines = "\n" in before.text.strip() and not before.heredocs
    return is_indented and has_lines and bool(before.facts)


def _end(node: Instruction) -> Spot:
    end = len(node.text.rstrip())
    return spot(node, Span(end, end))


def _unknown(node: Instruction) -> Problem:
    near = nearest(node.keyword.text.upper(), INSTRUCTIONS)
    arguments = (node.keyword.text, near) if near else (node.keyword.text,)
    return Problem("UnknownInstruction", spot(node, node.keyword), arguments)
