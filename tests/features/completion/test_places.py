"""Wherever the cursor is, in whatever text, completion answers with edits that clients can do."""

from hypothesis import given
from hypothesis import strategies as st

from completed import offered

LINES = st.sampled_from([
    "FROM a AS b", "from b", "COPY --from=b --ch", 'COPY --from="b" x y', "RUN --mount=type=cache,",
    "RUN --mount=,from=b,,type=", "RUN a \\", "RUN \\", "  --mount=\\", "# comment", "  # x", "#",
    "# syntax=", "# escape=`", "# check=skip=a,;error=", "#!/x", "\ufeff", "RUN <<EOF", "EOF",
    "RUN <<-'E' <<F", "ONBUILD", "ONBUILD HEALTHCHECK --interval=1s ", "ONBUILD ONBUILD RUN --x",
    "HEALTHCHECK NO", "HEALTHCHECK --retries= CMD", "FROM --platform=$B AS c", "COPY `", "\\",
    "한국어 😀", "COPY --li\\", "nk x", "\t", "\x0c", "COPY\t-",
    "ARG A=$B C=${A:-$X}", "ENV A=${", "USER ${A#", "LABEL $='$A",
    "RUN --\u00e9=\u0085a b", "\u2028", "\r",
])  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n"])


@given(st.lists(LINES, max_size=7), ENDS, st.data())
def test_every_edit_fits(lines: list[str], end: str, data: st.DataObject) -> None:
    text = end.join(lines)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":  # no place of LSP's
        assert all(offered(text[:offset] + "<|>" + text[offset:]))


def test_words_over_two_lines_are_left_alone() -> None:
    assert not offered("FROM a\nRUN <|>\\\nb\n")
    assert not offered("FROM a\nCOPY --li<|>\\\nnk a b\n")
    assert offered("FROM a\nRUN <|>\\\n  b\n")


def test_nothing_in_nothing_known() -> None:
    assert not offered("FROM a\nFOO <|>")
    assert not offered("FROM a\nEXPOSE 80 <|>")
