"""Dockerfiles with marks: `<|>` is the cursor, `<[ ]>` a range.

Neither occurs in a real Dockerfile. `marked` takes marks out; `Marked.show` puts ranges
back in, so that a test compares text with text and a failure reads like a diff.
"""

import re
from dataclasses import dataclass

from lsprotocol import types

from dockerfile_lsp.document import Document
from dockerfile_lsp.feature import to_span
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.text import Edit, Span, applied
from dockerfile_lsp.workspace import Snapshot, View

URI = "file:///w/Dockerfile"

_CURSOR = "<|>"
_MARKS = re.compile(r"<\|>|<\[|\]>")


@dataclass(frozen=True)
class Marked:
    """`ranges` is the text with its ranges still marked."""

    view: View
    cursor: int
    ranges: str

    @property
    def doc(self) -> Document:
        return self.view.document

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(settings=self.view.settings, locale=self.view.locale).with_document(
            self.doc
        )

    @property
    def span(self) -> Span:
        """The first marked range; the cursor if there is none."""
        start, end = self.ranges.find("<["), self.ranges.find("]>")
        return Span(start, end - 2) if start >= 0 else Span(self.cursor, self.cursor)

    def show(self, *found: Span | types.Range | None) -> str:
        """The text with each of `found` marked."""
        spans = [span for each in found if (span := self._span(each))]
        return applied(
            self.doc.text, [Edit(span, f"<[{span.of(self.doc.text)}]>") for span in spans]
        )

    def after(self, edits: list[types.TextEdit]) -> str:
        """The text after `edits`."""
        return applied(self.doc.text, [Edit(to_span(self.doc, e.range), e.new_text) for e in edits])

    def after_edit(self, edit: types.WorkspaceEdit) -> str:
        """The text after what `edit` changes in documents."""
        found = [
            each
            for change in edit.document_changes or ()
            if isinstance(change, types.TextDocumentEdit)
            for each in change.edits
            if isinstance(each, types.TextEdit)
        ]
        return self.after(found)

    def _span(self, found: Span | types.Range | None) -> Span | None:
        return to_span(self.doc, found) if isinstance(found, types.Range) else found


def marked(text: str, settings: Settings | None = None, locale: str = "en") -> Marked:
    plain = _MARKS.sub("", text)
    before = _MARKS.sub("", text.partition(_CURSOR)[0])
    view = View(Document.opened(URI, plain), settings or Settings(), locale=locale)
    return Marked(view, len(before), text.replace(_CURSOR, ""))
