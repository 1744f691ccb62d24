"""What an edit must leave as it was."""

from dockerfile_lsp.semantics.sameness import untouched
from dockerfile_lsp.syntax.parse import parse
from dockerfile_lsp.text import Edit, applied
from marked import marked


def proved(text: str, replacement: str) -> bool:
    """Whether putting `replacement` in place of `<[ ]>` leaves the rest of `text` alone."""
    m = marked(text)
    edits = [Edit(m.span, replacement)]
    return untouched(m.doc.tree, parse(applied(m.doc.text, edits)), edits)


def test_a_word_may_be_another() -> None:
    assert proved("FROM a AS <[B]>\nRUN x\n", "b")
    assert proved("FROM a\n<[RUNN]> x\nRUN y\n", "RUN")


def test_an_instruction_may_go() -> None:
    assert proved("FROM a\n<[CMD a\n]>CMD b\n", "")
    assert proved("FROM a\nRUN x<[\nCMD a]>", "")


def test_an_instruction_may_come() -> None:
    assert proved("<[]>FROM a\n", "ARG B\n")
    assert proved("FROM a\n<[]>RUN x\n", "WORKDIR /y\n")
    assert proved("FROM a<[]>", "\nUSER b")


def test_a_line_may_come_behind_a_directive_which_stays() -> None:
    assert proved("# escape=`\n<[]>FROM a\n", "# b\n")
    assert proved("# syntax=x\r\n<[]>FROM a\r\n", "ARG B\r\n")
    assert not proved("# syntax=x\n<[]># check=skip=all\nFROM a\n", "# b\n")
    assert not proved("# syntax=x\n<[]>FROM a\n", "# escape=`\n")


def test_an_instruction_may_become_two() -> None:
    assert proved("FROM a\nRUN <[x && y]>\nRUN z\n", "x\nRUN y")


def test_the_next_line_must_not_become_part_of_it() -> None:
    assert not proved("FROM a\nRUN <[x]>\nRUN y\n", "x \\")
    assert not proved("FROM a\nRUN <[x]>\nRUN y\n", "<<E")


def test_the_line_before_must_not_take_it() -> None:
    assert not proved("FROM a\n<[# c\n]>RUN y\nRUN z\n", "RUN \\\n")
    assert not proved("FROM a\nRUN x <[\\]>\n y\nRUN z\n", "# ")


def test_a_here_document_must_end_where_it_did() -> None:
    assert proved("FROM a\nRUN <<E\n<[x]>\nE\nRUN z\n", "y")
    assert not proved("FROM a\nRUN <<<[E]>\nx\nE\nRUN z\n", "F")


def test_the_escape_token_stays() -> None:
    assert not proved("# <[escape]>=`\nFROM a\nRUN x\n", "escap")
    assert proved("# <[Escape]>=`\nFROM a\nRUN x\n", "escape")


def test_other_directives_stay() -> None:
    assert not proved("# <[syntax]>=b\n# check=skip=all\nFROM a\n", "# a")
    assert not proved("# syntax=b\n<[]># check=skip=all\nFROM a\n", "# c\n")
    assert proved("<[]># check=skip=all\nFROM a\n", "# syntax=b\n")


def test_several_edits_move_one_another() -> None:
    m = marked("FROM a AS B\nCOPY --from=B x y\nRUN z\n")
    spans = [m.doc.text.index("B\n"), m.doc.text.index("B x")]
    edits = [Edit(m.span._replace(start=at, end=at + 1), "longer") for at in spans]
    assert untouched(m.doc.tree, parse(applied(m.doc.text, edits)), edits)
