"""Renames a stage, a variable or a here-document's word, if the build stays what it is."""

import re
from collections.abc import Sequence

from ..catalog.grammar import PLATFORM_ARGS
from ..syntax.parse import parse
from ..syntax.tree import Tree
from ..text import Edit, Span, applied
from .comments import comments_above
from .occurrences import occurrences
from .sameness import untouched
from .stages import StageTable
from .variables import Occurrence

_NAMES = {
    # instructions/parse.go, validStageName.
    "stage": re.compile(r"[a-z][a-z0-9\-_.]*\Z"),
    "variable": re.compile(r"[A-Za-z_]\w*\Z", re.ASCII),
    "heredoc": re.compile(r"[A-Za-z_][\w.-]*\Z", re.ASCII),
}
_KINDS = {"stage": "stage", "variable": "variable", "heredoc": "here-document"}
_GRAMMAR = {
    "stage": "a letter, then letters, digits, '-', '_' and '.'",
    "variable": "a letter or '_', then letters, digits and '_'",
    "heredoc": "a letter or '_', then letters, digits, '-', '_' and '.'",
}
# BuildKit and the proxies' users know these by their names.
_FIXED = frozenset({*PLATFORM_ARGS, "PATH"})
_PROXY = re.compile(r"(?:https?|ftp|no|all)_proxy\Z", re.IGNORECASE)


def name_span(tree: Tree, stages: StageTable, offset: int) -> Span | None:
    """The name at `offset`, if it can be renamed: not a stage's number, nor a built-in one."""
    found = occurrences(tree, stages, offset)
    here = next((each for each in found if each.span.touches(offset)), None)
    if not here or not _edits(tree.text, found, "x"):
        return None
    text = here.span.of(tree.text)
    return None if here.kind == "stage" and text.isdecimal() else here.span


def rename_edits(tree: Tree, stages: StageTable, offset: int, name: str) -> tuple[Edit, ...] | str:
    """All edits; or why there are none, as a sentence: `name` will not do, or would come to mean
    something else.

    A stage's name is put in lower case, as BuildKit does with it: FROM would not find it
    otherwise.
    """
    found = occurrences(tree, stages, offset)
    if not found:
        return "There is no stage, variable or here-document with a definition here"
    kind = found[0].kind
    if kind == "number":
        return "This stage has no name, only its number: give it one with AS"
    wanted = name.lower() if kind == "stage" else name
    if not _NAMES[kind].match(wanted):
        return f"'{name}' cannot name a {_KINDS[kind]}: {_GRAMMAR[kind]}"
    edits = _edits(tree.text, found, wanted)
    if not edits:
        return "The name is not the file's own, or is written in several ways"
    old = found[0].span.of(tree.text).lower()
    is_taken = kind == "stage" and wanted != old and stages.named(wanted) is not None
    if is_taken or not _is_proved(tree, found, edits):
        return f"With the name '{name}' the build would be another one: it is in use already"
    return (*edits, *_described(tree, found, wanted))


def _edits(text: str, found: Sequence[Occurrence], name: str) -> tuple[Edit, ...]:
    """One for each place but stages' numbers; none if a place has the name in another form."""
    first = next(each for each in found if each.is_definition)
    old = first.span.of(text)
    is_fixed = first.kind == "variable" and not _is_free(old)
    if is_fixed or first.kind == "number":
        return ()
    edits: list[Edit] = []
    for each in found:
        written = each.span.of(text)
        if written == old or (each.kind == "stage" and written.lower() == old.lower()):
            edits.append(Edit(each.span, name))
        elif each.kind != "stage" or not written.isdecimal():
            return ()
    return tuple(edits)


def _is_free(variable: str) -> bool:
    """Whether the name is the user's, and stands there without quotes."""
    is_known = variable in _FIXED or _PROXY.match(variable)
    return bool(_NAMES["variable"].match(variable)) and not is_known


def _is_proved(tree: Tree, found: Sequence[Occurrence], edits: Sequence[Edit]) -> bool:
    """Whether the same places and no others belong together afterwards, and all else stays."""
    after = parse(applied(tree.text, edits))
    moved = [_moved(each.span, edits) for each in found]
    again = occurrences(after, StageTable(after), moved[0].end)
    return [each.span for each in again] == moved and untouched(tree, after, edits)


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    def after(offset: int) -> int:
        before = [edit for edit in edits if edit.span.end <= offset]
        return offset + sum(len(e.text) - (e.span.end - e.span.start) for e in before)

    start = after(span.start)
    own = next((edit for edit in edits if edit.span == span), None)
    return Span(start, start + (len(own.text) if own else span.end - span.start))


def _described(tree: Tree, found: Sequence[Occurrence], name: str) -> list[Edit]:
    """The name where it begins the comment right above a definition, which describes it."""
    edits: list[Edit] = []
    for each in found:
        placed = tree.instruction_at(each.span.start)
        if not placed or not each.is_definition:
            continue
        above = comments_above(tree, placed)
        start = tree.text.rfind("\n", above.start, max(above.end - 1, above.start)) + 1
        match = re.compile(r"#[ \t]*(\S+) ").match(tree.text, max(start, above.start), above.end)
        if match and match[1].lower() == each.span.of(tree.text).lower():
            edits.append(Edit(Span(*match.span(1)), name))
    return edits
