"""Names in `# check=skip=` that BuildKit's check would not miss."""

from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.tree import Tree
from ..text import Span
from .assumptions import Assumptions
from .check_names import named_checks
from .checks import Checks
from .meaning import Meaning
from .problems import Problem
from .stages import StageTable

# Those that are problems, so that it is known where BuildKit would find them.
_JUDGED = frozenset({
    "ExposeInvalidFormat", "ExposeProtoCasing", "FromPlatformFlagConstDisallowed",
    "JSONArgsRecommended", "LegacyKeyValueFormat", "MultipleInstructionsDisallowed",
    "RedundantTargetPlatform", "SecretsUsedInArgOrEnv", "UndefinedArgInFrom", "UndefinedVar",
    "WorkdirRelativePath",
})  # fmt: skip


class UnusedCheck(NamedTuple):
    """`with_comma` is what to take out of the list; None if the name is all that is in it."""

    name: str
    span: Span
    with_comma: Span | None


def unused_checks(tree: Tree, stages: StageTable, checks: Checks) -> Iterator[UnusedCheck]:
    """In the order of the comments. Nothing for what a base image may decide, or any error."""
    if not checks.lines:
        return
    meaning = Meaning(tree, stages, Assumptions(as_buildkit=True))
    found = {(problem.kind, _commented(problem)) for problem in meaning.problems}
    kinds = {kind for kind, _ in found}
    if not kinds <= _JUDGED | _OTHERS:
        return  # BuildKit stops at an error, and what it would have said is not known.
    for line in checks.lines:
        node = checks.below(line)
        for number, (name, span) in enumerate(names := list(named_checks(line))):
            is_used = name in kinds if node is None else (name, id(node)) in found
            if name in _JUDGED and not is_used:
                yield UnusedCheck(name, span, _with_comma(number, span, len(names)))


_OTHERS = frozenset({"InvalidDefaultArgInFrom", "InvalidDefinitionDescription", "CopyFromTypo"})


def _commented(problem: Problem) -> int:
    """The instruction above which BuildKit looks for a comment, of two the later one."""
    is_later = problem.kind == "MultipleInstructionsDisallowed"
    node = problem.related[1].node if is_later else problem.where.node
    return id(node.outer) if node else 0


def _with_comma(number: int, span: Span, count: int) -> Span | None:
    if count == 1:
        return None
    return Span(span.start, span.end + 1) if number == 0 else Span(span.start - 1, span.end)
