"""What a change that the client sends makes of the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from dockerfile_lsp.adapter.documents import changed, narrow
from dockerfile_lsp.document import Document
from dockerfile_lsp.syntax.parse import parse
from dockerfile_lsp.text import Encoding, applied


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("abcdef", "abXdef", "ab<[c|X]>def"),
        ("aaa", "aaaa", "aaa<[|a]>"),
        ("aaaa", "aa", "aa<[aa|]>"),
        ("abab", "ab", "ab<[ab|]>"),
        ("same", "same", "same<[|]>"),
        ("", "new", "<[|new]>"),
        ("old", "", "<[old|]>"),
    ],
)
def test_what_is_the_same_stays(old: str, new: str, shown: str) -> None:
    edit = narrow(old, new)
    assert applied(old, [edit]) == new
    marked = f"<[{edit.span.of(old)}|{edit.text}]>"
    assert old[: edit.span.start] + marked + old[edit.span.end :] == shown


TEXTS = st.text(st.sampled_from("a é한🐳\ud800\t\x0c\x85\u2028\r\n\\<E"), max_size=30)
PLACES = st.tuples(st.integers(0, 8), st.integers(0, 12))


@given(TEXTS, PLACES, PLACES, TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_a_range_is_what_the_client_means(
    text: str, start: tuple[int, int], end: tuple[int, int], new: str, encoding: Encoding
) -> None:
    """Beside a slow and plain reading of LSP 3.17, `Position`."""
    start, end = sorted((start, end))
    where = types.Range(types.Position(*start), types.Position(*end))
    doc = Document.opened("file:///w/Dockerfile", text, encoding=encoding)
    after = changed(doc, types.TextDocumentContentChangePartial(where, new))
    first, last = (plain_offset(text, place, encoding) for place in (start, end))
    assert after.text == text[:first] + new + text[last:]
    assert after.tree == parse(after.text)


def plain_offset(text: str, place: tuple[int, int], encoding: Encoding) -> int:
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|\A\Z|(?<=[\r\n])\Z", text)
    if place[0] >= len(lines):
        return len(text)
    content = lines[place[0]].rstrip("\r\n")
    # How many characters fit into the column.
    fits = [n for n in range(len(content) + 1) if units(content[:n], encoding) <= place[1]]
    return sum(map(len, lines[: place[0]])) + fits[-1]


def units(text: str, encoding: Encoding) -> int:
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(text.encode(encoding if size == 1 else f"{encoding}-le", "surrogatepass")) // size
