"""Problems of an instruction alone, in BuildKit's parser and instructions/parse.go."""

from collections.abc import Sequence
from itertools import pairwise

from ..catalog.grammar import INSTRUCTIONS, ONBUILD_FORBIDDEN
from ..syntax.instruction import Instruction
from ..text import Span
from .arguments import argument_problems, form_problems
from .flags import flag_problems
from .healthcheck import healthcheck_problems
from .mounts import mount_syntax_problems
from .near import nearest
from .problems import Problem, Problems, Spot, spot


def problems_in_a_row(nodes: Sequence[Instruction]) -> tuple[Problem, ...]:
    """What is wrong with the instructions, each alone.

    Where one is unknown it may be a line that the one before should have gone on to: then that
    one's end is related.
    """
    found: list[Problem] = []
    for before, node in pairwise((None, *nodes)):
        assert node is not None, "only the first has nothing before it"
        for problem in instruction_problems(node):
            lost = before and problem.kind == "UnknownInstruction" and _goes_on(before, node)
            related = (_end(before),) if before and lost else ()
            found.append(problem._replace(related=related) if related else problem)
    return tuple(found)


def instruction_problems(node: Instruction) -> tuple[Problem, ...]:
    """All of them, kept on the instruction. ONBUILD's inner one: what its own file shows."""
    kept: tuple[Problem, ...] | None = node.memo.get("problems")
    if kept is None:
        kept = node.memo["problems"] = tuple(_problems(node))
    return kept


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
