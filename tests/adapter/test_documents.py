"""The edit that is made of a whole new text."""

import pytest

from dockerfile_lsp.adapter.documents import narrow
from dockerfile_lsp.text import applied


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
