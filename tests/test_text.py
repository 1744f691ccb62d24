"""Offsets, lines and columns, in the three encodings that LSP knows."""

import pytest

from dockerfile_lsp.text import Edit, Encoding, LineIndex, Span, applied

# A letter, one of two bytes, one of three, and one of four bytes and two UTF-16 units.
TEXT = "aé한😀b\r\nc\rd\n"
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [
        ("utf-8", [0, 1, 3, 6, 10, 11]),
        ("utf-16", [0, 1, 2, 3, 5, 6]),
        ("utf-32", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_columns_count_the_units_of_the_encoding(encoding: Encoding, columns: list[int]) -> None:
    index = LineIndex(TEXT, encoding)
    assert [index.position(offset) for offset in range(6)] == [(0, column) for column in columns]
    assert [index.offset(0, column) for column in columns] == list(range(6))


@pytest.mark.parametrize(("encoding", "inside"), [("utf-8", (7, 8, 9)), ("utf-16", (4,))])
def test_inside_a_character_is_at_its_start(encoding: Encoding, inside: tuple[int, ...]) -> None:
    index = LineIndex(TEXT, encoding)
    assert {index.offset(0, column) for column in inside} == {3}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_end_at_the_three_line_ends_of_lsp(encoding: Encoding) -> None:
    index = LineIndex(TEXT, encoding)
    assert index.count == 4
    assert [index.span(line).of(TEXT) for line in range(4)] == ["aé한😀b", "c", "d", ""]
    assert [index.position(TEXT.index(char)) for char in "cd"] == [(1, 0), (2, 0)]


def test_other_separators_end_no_line() -> None:
    assert LineIndex("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029").count == 1


def test_an_empty_text_has_one_line() -> None:
    index = LineIndex("")
    assert index.count == 1
    assert index.position(0) == (0, 0)
    assert index.offset(0, 0) == 0


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_places_outside_are_clamped(encoding: Encoding) -> None:
    index = LineIndex("aé\nb", encoding)
    assert index.offset(0, 99) == 2
    assert index.offset(0, -1) == 0
    assert index.offset(99, 0) == 4
    assert index.offset(-1, 5) == 0
    assert index.position(99) == (1, 1)
    assert index.position(-1) == (0, 0)


def test_between_the_two_characters_of_a_line_end_is_past_the_line() -> None:
    index = LineIndex("ab\r\nc")
    assert index.position(3) == (0, 3)
    assert index.offset(0, 3) == 2


def test_a_half_of_a_surrogate_pair_is_a_character() -> None:
    """As in files that are no UTF-8."""
    for encoding in ENCODINGS:
        index = LineIndex("a\ud83d\udcffb", encoding)
        offsets = [index.offset(*index.position(offset)) for offset in range(4)]
        assert offsets == [0, 1, 2, 3]


def test_every_offset_comes_back() -> None:
    for encoding in ENCODINGS:
        index = LineIndex(TEXT, encoding)
        for offset in (offset for offset in range(len(TEXT) + 1) if offset != 6):
            assert index.offset(*index.position(offset)) == offset


def check(old: str, edit: Edit) -> None:
    """The index after the edit is that of the new text."""
    new = applied(old, [edit])
    index, fresh = LineIndex(old).edited(edit, new), LineIndex(new)
    assert index.count == fresh.count
    assert [index.span(line) for line in range(index.count)] == [
        fresh.span(line) for line in range(fresh.count)
    ]


def test_an_edit_may_part_and_join_a_line_end() -> None:
    check("a\r\nb", Edit(Span(2, 2), "x"))
    check("a\rx\nb", Edit(Span(2, 3), ""))
    check("a\r\nb", Edit(Span(1, 2), ""))
    check("a\nb", Edit(Span(1, 1), "\r"))
    check("a\rb", Edit(Span(2, 2), "\n"))


def test_an_edit_may_be_anywhere() -> None:
    check("", Edit(Span(0, 0), "a\nb\n"))
    check("a\nb\nc\n", Edit(Span(0, 6), ""))
    check("a\nb\nc\n", Edit(Span(6, 6), "d"))
    check("a\nb\nc\n", Edit(Span(1, 3), "\n\n\n"))


def test_edits_are_applied_at_their_places_in_the_old_text() -> None:
    edits = [
        Edit(Span(4, 5), "E"),
        Edit(Span(0, 1), ""),
        Edit(Span(2, 2), "<"),
        Edit(Span(2, 2), ">"),
    ]
    assert applied("abcdef", edits) == "b<>cdEf"


def test_a_span() -> None:
    span = Span(1, 3)
    assert span.of("abcd") == "bc"
    assert span.shift(2) == Span(3, 5)
    assert [at for at in range(6) if span.touches(at)] == [1, 2, 3]
