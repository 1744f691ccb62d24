"""What holds for every text, checked on generated ones."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from dockerfile_lsp.document import Document
from dockerfile_lsp.syntax.dump import dump
from dockerfile_lsp.syntax.instruction import Instruction
from dockerfile_lsp.syntax.parse import edited, parse
from dockerfile_lsp.syntax.pieces import Piece, Pieces
from dockerfile_lsp.syntax.tree import is_open
from dockerfile_lsp.text import Edit, Encoding, LineIndex, Span

LINES = st.sampled_from(
    [
        "FROM alpine AS b", "RUN a \\", "  b", "# note", "# escape=`", "# syntax=x", "", "#!x",
        "# check=skip=all", " # escape=`", "RUN <<EOF", "EOF", "COPY <<-'A' <<B /", "\tA", "B",
        "RUN a `", 'CMD ["x", "y\\n"]', "ENV a='b c' d=\\", "\\", "`", "\u2028x", "x\x0cy", "é 😀",
        "ONBUILD RUN <<EOF", "  ", "RUN --mount='a \"b' --x=\\ y c", "ENV A=${B:-\"${C#*'x'}\"}",
        'LABEL "a b"=$ c', 'HEALTHCHECK --interval=3s CMD ["a"]', "\ufeffFROM x", "RUN \\\\",
        "COPY --from=à a b", "ENV A=${", "ARG a=b c", "RUN << EOF", "FROM a\\", "\r", "한글 주석",
        'CMD ["\\ud83d\\ud83d\\ude00", "$a"]', "ONBUILD ONBUILD COPY <<A /", "RUN $\\", "$c",
        "ENV a=${b/${c}/'d'}${e%%\\*}$f", "COPY --x=\"$a\" --y='${b}' $c", " \ufeff ", "\t#",
        "EOF\r", "{a:-$b}",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r", "", "\\\n", " \\ \n", "`\r\n"])
TEXTS = st.lists(st.tuples(LINES, ENDS)).map(lambda pairs: "".join(a + b for a, b in pairs))
ANY = TEXTS | st.text(max_size=60)
ENCODINGS: list[Encoding] = ["utf-8", "utf-16", "utf-32"]


@given(ANY)
def test_lossless(text: str) -> None:
    assert parse(text).text == text


@given(ANY)
def test_every_instruction_can_be_asked_everything(text: str) -> None:
    tree = parse(text)
    dump(tree)
    for placed in tree.instructions:
        assert placed.span().start >= placed.start
        assert placed.span().end <= placed.start + len(placed.node.text)


@given(ANY)
def test_words_are_where_they_say(text: str) -> None:
    for placed in parse(text).instructions:
        for word in placed.node.words:
            span = placed.span(word)
            if word.text.isascii() and word.text in placed.node.line.text and word.text:
                assert span.of(text)[:1] in (word.text[:1], '"', "'", placed.node.escape)
            assert placed.start <= span.start <= span.end <= placed.start + len(placed.node.text)


@given(ANY)
def test_a_word_is_its_pieces(text: str) -> None:
    """Their texts are the word's, and their places follow one another without a gap."""
    for placed in parse(text).instructions:
        # A flag's quotes and a JSON string's are no part of what BuildKit lexes.
        quoted = {flag.word.span for flag in placed.node.flags}
        if placed.node.exec_form.form == "exec":
            quoted |= {word.span for word in placed.node.exec_form.words}
        for word in (w for w in placed.node.words if w.span not in quoted):
            assert "".join(piece.text for piece in word.pieces) == word.text
            at = word.span.start
            for piece in word.pieces:
                assert piece.span.start == at
                at = piece.span.end
            assert not word.pieces or at == word.span.end


@given(ANY)
def test_words_follow_one_another(text: str) -> None:
    for placed in parse(text).instructions:
        at = 0
        for word in placed.node.words:
            assert word.span.start >= at
            at = word.span.end


@given(ANY)
def test_names_of_variables_are_where_they_say(text: str) -> None:
    for placed in parse(text).instructions:
        for word in placed.node.words:
            for piece in variables(word.pieces):
                found = piece.name_span.of(placed.node.text)
                # Over several lines, or decoded from JSON, the text has more than the name.
                assert found == piece.name or len(found) > len(piece.name)
                assert word.span.start < piece.name_span.start <= word.span.end


def variables(found: Pieces) -> Iterator[Piece]:
    for piece in found:
        if piece.kind == "variable":
            yield piece
        for operand in piece.operands:
            yield from variables(operand)


@given(ANY)
def test_an_instruction_is_open_if_a_line_below_would_be_its_own(text: str) -> None:
    tree = parse(text)
    last = tree.items[-1] if tree.items else None
    if isinstance(last, Instruction):
        line_end = "" if text.endswith("\n") else "\n"
        more = parse(f"{text}{line_end}more\n")
        # A line more may also be the word that ends a here-document.
        assert is_open(last) == (len(more.items) == len(tree.items))


@given(ANY, st.integers(0, 2000))
def test_the_instruction_at_a_place_has_that_place(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    placed = parse(text).instruction_at(offset)
    if placed:
        assert placed.start <= offset <= placed.start + len(placed.node.text)
        word = placed.word_at(offset)
        assert not word or placed.span(word).touches(offset)


@given(ANY, st.data())
def test_an_edit_is_as_from_nothing(old: str, data: st.DataObject) -> None:
    edit = data.draw(edits(old))
    new = old[: edit.span.start] + edit.text + old[edit.span.end :]
    assert edited(parse(old), edit, new) == parse(new)


@given(ANY, st.data(), st.sampled_from(ENCODINGS))
def test_the_lines_after_an_edit_are_as_from_nothing(
    old: str, data: st.DataObject, encoding: Encoding
) -> None:
    edit = data.draw(edits(old))
    doc = Document.opened("u", old, encoding=encoding).edited(edit)
    fresh = LineIndex(doc.text, encoding)
    assert doc.lines.count == fresh.count
    for offset in range(len(doc.text) + 1):
        assert doc.lines.position(offset) == fresh.position(offset)


@st.composite
def edits(draw: st.DrawFn, text: str) -> Edit:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Edit(Span(start, end), draw(ANY))


def test_untouched_instructions_are_the_same_objects() -> None:
    old = "FROM a\nRUN b\nRUN c\nRUN d\n"
    before = parse(old)
    edit = Edit(Span(12, 12), "x")
    after = edited(before, edit, old[:12] + "x" + old[12:])
    kept = {id(item) for item in before.items if isinstance(item, Instruction)}
    assert [p.node.text for p in after.instructions if id(p.node) not in kept] == [
        "FROM a\n",
        "RUN bx\n",
    ]
