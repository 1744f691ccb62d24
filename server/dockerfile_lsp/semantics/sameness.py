"""Whether an edit leaves alone what it does not touch: without that proof no fix is offered."""

from collections.abc import Iterator, Sequence

from ..syntax.dump import node
from ..syntax.instruction import Instruction
from ..syntax.tree import Directive, Placed, Tree
from ..text import Edit, Span


def untouched(before: Tree, after: Tree, edits: Sequence[Edit]) -> bool:
    """Whether `after` is `before` but where the edits are; it is the tree of the edited text.

    The directives that no edit reaches are the same, the instructions that none reaches read the
    same and are where they must be, and every other instruction stands where an edit is, and is one
    that exists unless an edit reached one that does not. An edit reaches an instruction if it
    replaces some of it, or adds to its inside or its end.
    """
    if before.escape != after.escape:
        return False
    reached = [placed for placed in before.instructions if _reaches(edits, placed.span())]
    changed = [*_new_spans(edits), *(_moved_span(placed, edits) for placed in reached)]
    starts = {placed.start for placed in reached}
    kept = {
        _moved(placed.start, edits): placed.node
        for placed in before.instructions
        if placed.start not in starts
    }
    may_be_unknown = not all(placed.node.facts for placed in reached)
    for placed in after.instructions:
        old = kept.pop(placed.start, None)
        is_meant = _is_in(changed, placed.start) and (placed.node.facts or may_be_unknown)
        if not (_same(old, placed.node) if old else is_meant):
            return False
    return not kept and _directives(before, edits) == _directives_outside(after, changed)


def _reaches(edits: Sequence[Edit], span: Span) -> bool:
    return any(
        edit.span.start < span.end and span.start < edit.span.end
        if edit.span.start < edit.span.end
        else span.start < edit.span.start <= span.end
        for edit in edits
    )


def _new_spans(edits: Sequence[Edit]) -> Iterator[Span]:
    """Where the edits' texts are afterwards."""
    grown = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + grown
        yield Span(start, start + len(edit.text))
        grown += _growth(edit)


def _moved_span(placed: Placed, edits: Sequence[Edit]) -> Span:
    end = placed.start + len(placed.node.text)
    grown = sum(_growth(edit) for edit in edits if edit.span.start < end)
    return Span(_moved(placed.start, edits), end + grown)


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    """Where what starts at `offset` starts afterwards, if no edit reaches it."""
    return offset + sum(_growth(edit) for edit in edits if edit.span.end <= offset)


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.span.end - edit.span.start)


def _is_in(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _same(old: Instruction, new: Instruction) -> bool:
    return old is new or node(old) == node(new)


_Directive = tuple[str, str, bool]


def _directives(tree: Tree, edits: Sequence[Edit]) -> list[_Directive]:
    return [
        (each.name, each.value, each.applies)
        for each, start in tree.directives
        if not _reaches(edits, _content(each, start))
    ]


def _directives_outside(tree: Tree, changed: Sequence[Span]) -> list[_Directive]:
    return [
        (each.name, each.value, each.applies)
        for each, start in tree.directives
        if not any(span.start < _content(each, start).end and start < span.end for span in changed)
    ]


def _content(directive: Directive, start: int) -> Span:
    """Without its line's end: what is put behind that is a line of its own."""
    return Span(start, start + len(directive.text.rstrip("\r\n")))
