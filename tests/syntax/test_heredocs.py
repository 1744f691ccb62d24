"""Here-documents: which `<<WORD`s are some, where their bodies are, and how they end."""

from dockerfile_lsp.syntax.heredocs import Heredoc
from marked import Marked, marked


def check(text: str) -> None:
    """The marks on the line and the bodies of the first instruction are marked."""
    m = marked(text)
    spans = [span for each in heredocs(m) for span in (each.mark.span, each.body)]
    assert m.show(*spans) == m.ranges


def none(text: str) -> None:
    assert not heredocs(marked(text))


def names(line: str, *expected: str) -> None:
    """The first line has these, as descriptor, name, and what holds: expand, chomp."""
    found = [
        f"{mark.descriptor} {mark.name}{' expand' * mark.expand}{' chomp' * mark.chomp}"
        for mark in marked(f"{line}\n").doc.tree.instructions[0].node.marks
    ]
    assert found == list(expected)


def heredocs(m: Marked) -> tuple[Heredoc, ...]:
    return m.doc.tree.instructions[0].node.heredocs


def test_the_body_goes_up_to_the_line_that_is_the_word_alone() -> None:
    check("RUN <[<<EOF]>\n<[a\n EOF\nEOF b\nxEOF\n]>EOF\nRUN c\n")


def test_the_body_may_be_empty() -> None:
    m = marked("RUN <<EOF\nEOF\n")
    assert heredocs(m)[0].body == (10, 10)


def test_bodies_follow_one_another() -> None:
    check("COPY <[<<a]> <[<<b]> /\n<[1\nb\n]>a\n<[2\n]>b\n")


def test_leading_tabs_are_dropped_from_the_end_of_a_chomped_one() -> None:
    check("RUN <[<<-EOF]>\n<[\ta\n]>\t\tEOF\n")
    check("RUN <[<<EOF]>\n<[\tEOF\n]>EOF\n")


def test_carriage_returns_at_the_end_do_not_matter() -> None:
    check("RUN <[<<EOF]>\r\n<[a\r\n]>EOF\r\nRUN b\r\n")


def test_without_its_end_a_body_goes_on_to_the_end_of_the_file() -> None:
    m = marked("RUN <[<<EOF]>\n<[a\nRUN b\n]>")
    assert heredocs(m)[0].terminator is None
    check("RUN <[<<EOF]>\n<[a\nRUN b\n]>")
    assert len(m.doc.tree.instructions) == 1


def test_the_word_at_the_end_of_the_file_needs_no_line_end() -> None:
    check("RUN <[<<EOF]>\n<[a\n]>EOF")


def test_the_line_may_go_on_in_the_next() -> None:
    check("RUN <[<<EOF]> \\\n  && b\n<[a\n]>EOF\n")


def test_a_body_may_have_comment_signs_and_continuations() -> None:
    check("RUN <[<<EOF]>\n<[# a\n\n b \\\n]>EOF\n")


def test_quotes_keep_variables_as_they_are() -> None:
    names("RUN <<a", "0 a expand")
    names("RUN <<'a'", "0 a")
    names('RUN <<"a b"', "0 a b")
    names("RUN <<a'b'", "0 ab")


def test_descriptors_and_chomping() -> None:
    names("RUN 3<<-a 4<<b", "3 a expand chomp", "4 b expand")


def test_blanks_between_the_arrows_and_the_word_are_allowed() -> None:
    names("RUN << a", "0 a expand")
    names("RUN 3<< \t 'a b' c", "3 a b")
    check("RUN <[<<  EOF]> b\n<[a\n]>EOF\n")


def test_a_hyphen_behind_blanks_belongs_to_the_word() -> None:
    names("RUN << -a", "0 -a expand")
    names("RUN <<- a")


def test_an_escape_in_the_word_is_no_quote() -> None:
    names("RUN <<a\\b", "0 ab expand")
    names("RUN <<a\\'b", "0 a'b expand")


def test_a_descriptor_of_any_length() -> None:
    names("RUN 007<<a", "7 a expand")
    names(f"RUN {'9' * 5000}<<a", f"{2**64 - 1} a expand")


def test_an_operand_drops_what_its_word_began_with() -> None:
    names("RUN <<a${b:-c}")
    names('RUN <<a"${b:-c}"')
    names("RUN <<a$b", "0 a$b expand")
    names("RUN ${b:-c <<d}", "0 d} expand")


def test_what_else_begins_with_arrows_is_none() -> None:
    names("RUN a <<< b")
    names("RUN <<")
    names("RUN <<a<b")
    names("RUN $((1<<2))")
    names("RUN '<<a'")


def test_a_lexing_error_anywhere_on_the_line_turns_them_off() -> None:
    names("RUN <<a ${")
    names("RUN it's <<a")
    names("RUN ${b:#c} <<a")
    names("RUN ${b:0} <<a", "0 a expand")


def test_only_three_instructions_have_some() -> None:
    names("COPY <<a /", "0 a expand")
    names("ADD <<a /", "0 a expand")
    names("CMD <<a")
    names("ONBUILD RUN <<a", "0 a expand")
    names("ONBUILD CMD <<a")
    none("ENV a=<<b\nb\n")


def test_the_exec_form_has_none() -> None:
    none('RUN ["<<a"]\na\n')


def test_the_escape_token_of_the_line_is_the_backslash_whatever_the_directive() -> None:
    m = marked("# escape=`\nRUN <<a\\ b\n")
    assert [mark.name for mark in m.doc.tree.instructions[0].node.marks] == ["a b"]
