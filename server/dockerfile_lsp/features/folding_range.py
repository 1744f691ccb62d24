"""What can be folded: stages, instructions of several lines, runs of comments, regions."""

import re
from collections.abc import Iterator

from lsprotocol import types

from ..document import Document
from ..feature import on_view, to_range
from ..syntax.tree import Comment
from ..text import Span
from ..workspace import View

# VS Code's own markers, as in its other languages.
_REGION = re.compile(r"#\s*#?(region|endregion)\b")


def folding_range(view: View) -> list[types.FoldingRange]:
    doc = view.document
    found = [
        *_folds(doc, _stages(doc), None),
        *_folds(doc, _instructions(doc), None),
        *_folds(doc, _comments(doc), types.FoldingRangeKind.Comment),
        *_folds(doc, _regions(doc), types.FoldingRangeKind.Region),
    ]
    return sorted(found, key=lambda fold: (fold.start_line, -fold.end_line))


def _folds(
    doc: Document, spans: Iterator[Span], kind: types.FoldingRangeKind | None
) -> Iterator[types.FoldingRange]:
    """Those of several lines."""
    for span in spans:
        where = to_range(doc, span)
        if where.start.line < where.end.line:
            yield types.FoldingRange(where.start.line, where.end.line, kind=kind)


def _stages(doc: Document) -> Iterator[Span]:
    """From FROM to the last instruction; one of a FROM alone folds as that."""
    for stage in doc.stages:
        if stage.body:
            yield Span(stage.origin.span().start, stage.end)


def _instructions(doc: Document) -> Iterator[Span]:
    for placed in doc.tree.instructions:
        if "\n" in placed.node.text.rstrip():
            yield placed.span()


def _comments(doc: Document) -> Iterator[Span]:
    tree, run = doc.tree, 0
    for index, item in enumerate((*tree.items, None)):
        if isinstance(item, Comment) and not _REGION.match(item.text.lstrip()):
            run += 1
            continue
        if run > 1:
            last = tree.items[index - 1].text.rstrip("\r\n")
            yield Span(tree.starts[index - run], tree.starts[index - 1] + len(last))
        run = 0


def _regions(doc: Document) -> Iterator[Span]:
    """From `# region` to its `# endregion`."""
    opened: list[int] = []
    for item, start in zip(doc.tree.items, doc.tree.starts, strict=False):
        mark = _REGION.match(item.text.lstrip()) if isinstance(item, Comment) else None
        if mark and mark[1] == "region":
            opened.append(start)
        elif mark and opened:
            yield Span(opened.pop(), start)


FEATURE = on_view(types.TEXT_DOCUMENT_FOLDING_RANGE, folding_range)
