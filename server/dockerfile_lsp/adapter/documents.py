"""What a change that the client sends makes of a document."""

from lsprotocol import types

from ..document import Document
from ..feature import to_span
from ..text import Edit, Encoding, Span


def encoding(capabilities: types.ServerCapabilities) -> Encoding:
    """How columns are counted; the client's first choice, for it has the more work of the two."""
    match capabilities.position_encoding:
        case types.PositionEncodingKind.Utf8:
            return "utf-8"
        case types.PositionEncodingKind.Utf32:
            return "utf-32"
        case _:
            return "utf-16"


def changed(doc: Document, change: types.TextDocumentContentChangeEvent) -> Document:
    """`doc` after one content change."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return doc.edited(narrow(doc.text, change.text))
    return doc.edited(Edit(to_span(doc, change.range), change.text))


def narrow(old: str, new: str) -> Edit:
    """The edit of what differs between two texts, so that what is known of the rest stays known."""
    start = _common(old, new)
    most = min(len(old), len(new)) - start
    end = _common(old[: -most - 1 : -1], new[: -most - 1 : -1])
    return Edit(Span(start, len(old) - end), new[start : len(new) - end])


def _common(a: str, b: str) -> int:
    """How many characters are the same at the start of both."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
