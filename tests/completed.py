"""What completion offers at `<|>`, and the text once an item is accepted.

In that text `<|>` is at the first stop of a snippet, else behind what was written.
"""

import re

from lsprotocol import types

from dockerfile_lsp.feature import to_span
from dockerfile_lsp.features.completion import completion
from marked import Marked, marked

_STOP = re.compile(r"\$(?:\{\d+:(?P<text>(?:\\.|[^}\\])*)\}|\{\d+\|(?P<first>[^,|]*)[^}]*\|\}|\d)")


def offered(text: str) -> dict[str, types.CompletionItem]:
    """The items by their labels, in the order in which they are shown."""
    m = marked(text)
    found = completion(m.view, m.cursor)
    items = sorted(found.items if found else (), key=lambda item: item.sort_text or "")
    for item in items:
        _fits(m, item)
    assert len({item.label for item in items}) == len(items)
    return {item.label: item for item in items}


def accepted(text: str, label: str) -> str:
    """The text after the item called `label`."""
    m, item = marked(text), offered(text)[label]
    edit = item.text_edit
    assert isinstance(edit, types.TextEdit)
    written = edit.new_text + "<|>"
    if item.insert_text_format == types.InsertTextFormat.Snippet:
        written = _filled(edit.new_text)
    return m.after([types.TextEdit(edit.range, written)])


def _filled(snippet: str) -> str:
    first = _STOP.search(snippet)
    if not first:
        return snippet + "<|>"
    marked_snippet = f"{snippet[: first.start()]}<|>{snippet[first.start() :]}"
    filled = _STOP.sub(lambda stop: stop["text"] or stop["first"] or "", marked_snippet)
    return re.sub(r"\\([$}\\])", r"\1", filled)


def _fits(m: Marked, item: types.CompletionItem) -> None:
    """As clients want it: on one line, around the cursor; what is typed passes the filter."""
    assert isinstance(item.text_edit, types.TextEdit)
    span = to_span(m.doc, item.text_edit.range)
    assert span.touches(m.cursor)
    assert "\n" not in span.of(m.doc.text)
    assert item.filter_text
    assert not item.filter_text.startswith(" ")
