"""All safe fixes of a document in one, each proved before it counts."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from .document import Document
from .lint import Report, reports
from .rule import Rule
from .semantics.sameness import untouched
from .text import Edit, Span
from .workspace import View

# A fix may bring a finding that has a fix of its own; more rounds than this none needs.
_ROUNDS = 10


class Fixed(NamedTuple):
    """`text` after the fixes, and how many (`fixes`) there were."""

    text: str
    fixes: int


def fixed(view: View, rules: Iterable[Rule], only: str = "") -> Fixed:
    """The document after all safe fixes that do not get in each other's way.

    `only` is the name of the one rule whose fixes are wanted; then the unsafe ones count, too.
    """
    known, doc, count = tuple(rules), view.document, 0
    for _ in range(_ROUNDS):
        found = reports(View(doc, view.settings, view.facts), known)
        chosen = _chosen(doc, [each for each in found if _is_wanted(each, only)])
        if not chosen:
            break
        doc, count = _after(doc, [edit for edits in chosen for edit in edits]), count + len(chosen)
    return Fixed(doc.text, count)


def is_proved(doc: Document, edits: Sequence[Edit]) -> bool:
    """Whether what the edits do not touch stays what it is (`semantics.sameness`)."""
    in_order = sorted(edits, key=lambda edit: edit.span)
    if any(first.span.end > second.span.start for first, second in pairwise(in_order)):
        return False
    return untouched(doc.tree, _after(doc, in_order).tree, edits)


def changes(old: str, new: str) -> tuple[Edit, ...]:
    """What makes `new` of `old`, line by line."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = list(accumulate(map(len, before), initial=0))
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        Edit(Span(starts[begin], starts[end]), "".join(after[first:last]))
        for kind, begin, end, first, last in codes
        if kind != "equal"
    )


def _is_wanted(report: Report, only: str) -> bool:
    if not report.fix:
        return False
    return report.rule.name == only if only else report.fix.safe


def _chosen(doc: Document, found: Iterable[Report]) -> list[tuple[Edit, ...]]:
    """The fixes, in order, that are proved alone and together with those before."""
    chosen: list[tuple[Edit, ...]] = []
    taken: list[Edit] = []
    for report in found:
        edits = report.fix.edits if report.fix else ()
        if not _meets(edits, taken) and is_proved(doc, edits):
            chosen.append(edits)
            taken += edits
    if is_proved(doc, taken):
        return chosen
    return chosen[:1]


def _meets(edits: Iterable[Edit], taken: Iterable[Edit]) -> bool:
    return any(
        edit.span.start <= other.span.end and other.span.start <= edit.span.end
        for edit in edits
        for other in taken
    )


def _after(doc: Document, edits: Iterable[Edit]) -> Document:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        doc = doc.edited(edit)
    return doc
