"""The outline, as indented lines: names, and the marked range is the last symbol's."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from dockerfile_lsp.features.document_symbol import document_symbol
from marked import Marked, marked


def check(text: str, *lines: str) -> None:
    """The outline is `lines`; if a range is marked, it is that of the last symbol."""
    m = marked(text)
    symbols = document_symbol(m.view)
    assert [*_lines(symbols, "")] == [*lines]
    if "<[" in text:
        assert m.show(_last(symbols).selection_range) == m.ranges
    _nested(m, symbols)


def _lines(symbols: Sequence[types.DocumentSymbol], indent: str) -> Iterator[str]:
    for symbol in symbols:
        detail = f" ({symbol.detail})" if symbol.detail else ""
        yield f"{indent}{symbol.name}{detail}"
        yield from _lines(symbol.children or (), indent + "  ")


def _last(symbols: Sequence[types.DocumentSymbol]) -> types.DocumentSymbol:
    return _last(symbols[-1].children) if symbols[-1].children else symbols[-1]


def _nested(m: Marked, symbols: Sequence[types.DocumentSymbol]) -> None:
    """As LSP demands: what is selected lies in the whole, and the children in their parent."""
    for symbol in symbols:
        assert symbol.name.strip()
        inside = [symbol.selection_range, *(child.range for child in symbol.children or ())]
        for each in inside:
            assert _key(symbol.range.start) <= _key(each.start)
            assert _key(each.end) <= _key(symbol.range.end)
        _nested(m, symbol.children or ())


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def test_instructions_are_under_their_stage() -> None:
    check(
        "ARG V=1\nFROM golang:$V AS build\nRUN go build\n\nFROM scratch\nCOPY --from=build /a /b\n",
        "ARG V=1",
        "build (FROM golang:$V)",
        "  RUN go build",
        "scratch (1)",
        "  COPY /a /b",
    )


def test_a_stage_is_found_by_its_name() -> None:
    check("FROM a AS <[b]>\n", "b (FROM a)")
    check("FROM --platform=x <[a]>\n", "a (0)")
    check("<[FROM]>\n", "FROM (0)")


def test_an_instruction_is_found_by_its_keyword() -> None:
    check("FROM a\n  <[Run]> \\\n  b\n", "a (0)", "  Run b")


def test_each_of_several_variables_is_found() -> None:
    check("ENV A=1 <[B]>=2\n", "ENV A=1 B=2", "  A", "  B")
    check("<[ENV]> A=1\n", "ENV A=1")
    check("LABEL a=b =\n", "LABEL a=b =", "  a", "  =")


def test_long_text_is_cut() -> None:
    check(f"RUN {'x' * 80}\n", f"RUN {'x' * 59}…")


def test_lines_are_joined() -> None:
    check("RUN a && \\\n    # why\n    b\n", "RUN a && b")
    check("RUN <<EOF\na\nEOF\n", "RUN <<EOF")


def test_a_half_typed_file_has_an_outline() -> None:
    check("\\\n", "\\")
    check("FROM\nFOO bar\n", "FROM (0)", "  FOO bar")
    check("")
    check("# only a comment\n")
