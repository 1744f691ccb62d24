"""What words are made of, and where each part is: marks show spans, lines show kinds."""

from collections.abc import Iterator

from dockerfile_lsp.syntax.lexer import DEEPEST, pieces
from dockerfile_lsp.syntax.mapped import Mapped
from dockerfile_lsp.syntax.pieces import Lexing, Piece, Pieces
from dockerfile_lsp.text import Span
from marked import Marked, marked


def check(text: str, *expected: str) -> None:
    """The last word of the last instruction has these pieces: kind, text -> value."""
    assert [_line(piece) for piece in _last_word(marked(text))] == list(expected)


def names(text: str) -> None:
    """Exactly the names of variables in the last instruction are marked."""
    m = marked(text)
    assert m.show(*(_placed(m, piece.name_span) for piece in _variables(m))) == m.ranges


def operands(text: str) -> None:
    """Exactly the operands of the first variable are marked."""
    m = marked(text)
    found = next(_variables(m)).operands
    spans = (Span(operand[0].span.start, operand[-1].span.end) for operand in found if operand)
    assert m.show(*(_placed(m, span) for span in spans)) == m.ranges


def operator(word: str, expected: str) -> None:
    [piece] = _last_word(marked(f"ENV a={word}\n"))
    assert (piece.kind, piece.operator, piece.fault) == ("variable", expected, "")


def broken(word: str, fault: str, kept: str = "") -> None:
    """The piece from the mark on, to the end of the word, is broken; names it read are `kept`."""
    m = marked(f"ENV a={word}\n")
    last = _last_word(m)[-1]
    assert m.show(_placed(m, last.span)) == m.ranges
    assert (last.kind, last.fault, last.name) == ("broken", fault, kept)


def test_a_plain_word_is_one_text() -> None:
    check("COPY a b.c\n", "text b.c")


def test_quotes_are_pieces_of_their_own() -> None:
    check(
        "ENV a=b'c d'\"e\"\n",
        "text b",
        "quote ' -> ",
        "text c d",
        "quote ' -> ",
        'quote " -> ',
        "text e",
        'quote " -> ',
    )


def test_an_escape_is_worth_what_follows_it() -> None:
    check("ENV a=b\\ c\n", "text b", "escape \\  ->  ", "text c")


def test_in_single_quotes_nothing_is_special() -> None:
    check("ENV a='$b\\c'\n", "quote ' -> ", "text $b\\c", "quote ' -> ")


def test_in_double_quotes_the_escape_token_escapes_three_characters_only() -> None:
    check(
        'ENV a="\\n\\"\\$"\n',
        'quote " -> ',
        "text \\n",
        'escape \\" -> "',
        "escape \\$ -> $",
        'quote " -> ',
    )


def test_with_the_backtick_as_escape_token_a_backslash_is_text() -> None:
    check("# escape=`\nENV a=C:\\b`$c\n", "text C:\\b", "escape `$ -> $", "text c")


def test_a_dollar_alone_is_text() -> None:
    check("ENV a=b$ c=d$/e\n", "text d", "text $", "text /e")


def test_a_word_over_two_lines_has_a_joint() -> None:
    check("COPY a b\\\n# note\nc\n", "text b", "joint  -> ", "text c")


def test_names_of_variables_in_every_form() -> None:
    names("ENV a=$<[bc]>/c b=${<[d]>}e\n")
    names("RUN echo $<[a]>-b ${<[c]>:-d} \"$<[e_1]>\" '$f'\n")
    names("# escape=`\nENV a=$<[b]>`$c\n")


def test_names_of_variables_in_one_another() -> None:
    names("ENV a=${<[b]>:-${<[c]>#$<[d]>}}/${<[e]>/x/$<[f]>}\n")


def test_names_are_where_they_are_after_a_continuation_and_in_flags() -> None:
    names('RUN --mount=target=$<[a]>,id="$<[b]>" \\\n  x $<[c]> \\\n # $d\n ${<[e]>}\n')


def test_names_are_where_they_are_in_a_json_string() -> None:
    names('COPY ["\\u0061$<[b]>", "é\\n${<[c]>}"]\n')


def test_a_number_is_a_name_and_so_is_one_special_character() -> None:
    names("ENV a=$<[12]>b$<[@]>$<[?]>$<[*]>x\n")


def test_letters_of_any_script_are_names_but_no_other_signs() -> None:
    names("ENV a=$<[한글1]>-$<[é]>²\n")


def test_a_name_over_two_lines_covers_the_joint() -> None:
    names("RUN echo $<[a\\\nb]>\n")


def test_operands_are_where_they_are() -> None:
    operands('ENV a=${b:-<[c$d"e"]>}\n')
    operands("ENV a=${b/<[c]>/<[${d:-e}]>}f\n")
    operands("ENV a=${b:-}\n")
    operands("ENV a=${b:+\\\n<[c]>}\n")


def test_every_operator() -> None:
    operator("${x}", "")
    for each in ("-", ":-", "+", ":+", "?", ":?", "#", "##", "%", "%%"):
        operator(f"${{x{each}w}}", each)
    operator("${x/p/r}", "/")
    operator("${x//p/r}", "//")


def test_an_escape_in_a_pattern_keeps_its_escape_token() -> None:
    [piece] = _last_word(marked("ENV a=${b#\\*}\n"))
    assert piece.operands[0][0].value == "\\*"
    [piece] = _last_word(marked("ENV a=${b:-\\*}\n"))
    assert piece.operands[0][0].value == "*"


def test_an_operator_that_is_none_is_a_fault_of_the_variable() -> None:
    [piece] = _last_word(marked("ENV a=${b:0:1}\n"))
    assert (piece.kind, piece.name, piece.operator, piece.fault) == (
        "variable", "b", ":0", "modifier",
    )  # fmt: skip


def test_a_name_is_known_before_its_brace_is_closed() -> None:
    m = marked("RUN echo ${<[a]>\n")
    [*_, last] = _last_word(m)
    assert (last.kind, last.name) == ("broken", "a")
    assert m.show(_placed(m, last.name_span)) == m.ranges


def test_what_buildkit_refuses_is_broken() -> None:
    broken("b<['c]>", "quote")
    broken('b<["c$d]>', "quote")
    broken("b<[${]>", "brace")
    broken("b<[${}c]>", "substitution")
    broken("b<[${c]>", "modifier", "c")
    broken("b<[${c^}d]>", "modifier", "c")
    broken("b<[${c:#d}e]>", "modifier", "c")
    broken("b<[${c:-d]>", "brace", "c")
    broken("b<[${c/d}]>", "slash", "c")
    broken("b<[${c/d/e]>", "brace", "c")


def test_a_broken_piece_has_what_was_read_of_its_operands() -> None:
    last = _last_word(marked("ENV a=${b:-${c}d\n"))[-1]
    assert [piece.name for piece in last.operands[0]] == ["c", ""]


def test_the_value_of_a_word_has_neither_quotes_nor_escapes() -> None:
    def value(text: str) -> str | None:
        return marked(text).doc.tree.instructions[-1].node.words[-1].value

    assert value("WORKDIR '/a b'\\ \"c\"\n") == "/a b c"
    assert value("WORKDIR /a\\\nb\n") == "/ab"
    assert value("WORKDIR /$a\n") is None
    assert value("WORKDIR /'a\n") is None


def test_in_the_body_of_a_heredoc_quotes_mean_nothing() -> None:
    text = 'it\'s \\$a "$b"'
    found = pieces(Mapped(text, (0,), (0,), (len(text),)), 0, len(text), Lexing(quotes=False))
    assert [_line(piece) for piece in found] == [
        "text it's ",
        "escape \\$ -> $",
        'text a "',
        "variable $b",
        'text "',
    ]


def test_substitutions_too_deep_in_one_another_are_text() -> None:
    """However deep: nothing raises, and the braces still pair."""
    for depth in (DEEPEST, DEEPEST + 1, 20_000):
        [variable, end] = _last_word(marked("ENV a=" + "${b:-" * depth + "c" + "}" * depth + "d\n"))
        assert (variable.kind, variable.name, end.text) == ("variable", "b", "d")
        assert _depth(variable) == min(depth, DEEPEST + 1)
    [unended] = _last_word(marked("ENV a=" + "${b:-" * 20_000 + "\n"))
    assert unended.fault == "brace"


def _depth(piece: Piece) -> int:
    depth = 0
    while piece.kind == "variable":
        depth, piece = depth + 1, piece.operands[0][0]
    return depth


def _line(piece: Piece) -> str:
    plain = piece.kind in ("text", "variable", "broken")
    return f"{piece.kind} {piece.text}" + ("" if plain else f" -> {piece.value}")


def _last_word(m: Marked) -> Pieces:
    node = m.doc.tree.instructions[-1].node
    value = node.pairs[-1].value if node.pairs else node.words[-1]
    assert value
    return value.pieces


def _variables(m: Marked) -> Iterator[Piece]:
    for word in m.doc.tree.instructions[-1].node.words:
        yield from _within(word.pieces)


def _within(found: Pieces) -> Iterator[Piece]:
    for piece in found:
        if piece.kind == "variable":
            yield piece
        for operand in piece.operands:
            yield from _within(operand)


def _placed(m: Marked, span: Span) -> Span:
    return m.doc.tree.instructions[-1].span(span)
