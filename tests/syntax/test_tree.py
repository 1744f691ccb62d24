"""The items of a file, and which instruction a place belongs to."""

import re
import sys

from dockerfile_lsp.syntax.instruction import Instruction
from dockerfile_lsp.syntax.mapped import SPACE, SPACES
from dockerfile_lsp.syntax.parse import parse
from dockerfile_lsp.syntax.tree import Comment, Directive, is_open
from marked import marked


def check(text: str, *kinds: str) -> None:
    """The kinds of the items: blank, comment, directive name=value, or instruction KEYWORD."""
    found: list[str] = []
    for item in parse(text).items:
        match item:
            case Directive():
                applies = "" if item.applies else " (not applied)"
                found.append(f"directive {item.name}={item.value}{applies}")
            case Instruction():
                found.append(f"instruction {item.keyword.text}")
            case Comment():
                found.append(f"comment {item.content}")
            case _:
                found.append("blank")
    assert found == list(kinds)


def directives(text: str) -> None:
    """The names and values of directives are marked."""
    m = marked(text)
    spans = [
        span.shift(start)
        for item, start in m.doc.tree.directives
        for span in (item.name_span, item.value_span)
    ]
    assert m.show(*spans) == m.ranges


def at_cursor(text: str) -> None:
    """The instruction at the cursor is marked, or there is none."""
    m = marked(text)
    placed = m.doc.tree.instruction_at(m.cursor)
    assert m.show(placed and placed.span()) == m.ranges


def test_the_pattern_for_blanks_takes_all_that_are_and_no_others() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert re.findall(SPACE, everything) == sorted(SPACES)


def test_an_empty_file_has_no_items() -> None:
    check("")


def test_blank_lines_comments_and_instructions() -> None:
    check(
        "\n \t\n# a\n  # b\nFROM c\n",
        "blank",
        "blank",
        "comment a",
        "comment b",
        "instruction FROM",
    )


def test_directives_stand_at_the_top() -> None:
    check(
        "# syntax=a\n#ESCAPE = `\n# check=skip=all\nFROM b\n",
        "directive syntax=a",
        "directive escape=`",
        "directive check=skip=all",
        "instruction FROM",
    )


def test_places_of_directives() -> None:
    directives("# <[Syntax]> = <[a b]>  \n#<[escape]>=<[`]>\r\nFROM a\n")


def test_after_a_comment_a_blank_line_or_an_unknown_name_no_directive_follows() -> None:
    check("# a\n# escape=`\n", "comment a", "comment escape=`")
    check("\n# escape=`\n", "blank", "comment escape=`")
    check("# a=b\n# escape=`\n", "comment a=b", "comment escape=`")


def test_blanks_before_the_sign_are_allowed_for_escape_alone() -> None:
    check(
        " # escape=`\n# syntax=a\n",
        "directive escape=`",
        "directive syntax=a (not applied)",
    )
    assert parse(" # escape=`\n").escape == "`"


def test_a_byte_order_mark_is_no_part_of_what_follows() -> None:
    check("\ufeff# escape=`\n", "blank", "directive escape=`")
    check("\ufeffFROM a\n", "blank", "instruction FROM")


def test_behind_a_first_line_for_the_shell_escape_does_not_apply() -> None:
    check(
        "#!/usr/bin/env x\n# syntax=a\n# escape=`\n",
        "comment !/usr/bin/env x",
        "directive syntax=a",
        "directive escape=` (not applied)",
    )
    assert parse("#!x\n# escape=`\n").escape == "\\"


def test_an_escape_token_that_is_none_leaves_the_backslash() -> None:
    assert parse("# escape=x\n").escape == "\\"


def test_comments_and_blank_lines_in_a_continuation_are_the_instructions() -> None:
    check("RUN a \\\n# b\n\n c\nCMD d\n", "instruction RUN", "instruction CMD")


def test_a_comment_sign_behind_a_word_is_no_comment() -> None:
    check("RUN a # b\n", "instruction RUN")


def test_a_lone_carriage_return_ends_no_line() -> None:
    check("RUN a\rCMD b\n", "instruction RUN")


def test_the_instruction_at_the_cursor() -> None:
    at_cursor("<|>FROM a\n".replace("<|>FROM a", "<[<|>FROM a]>"))
    at_cursor("FROM a\n<[RUN b<|>]>\nRUN c\n")
    at_cursor("FROM a\n<[<|>RUN b]>\n")


def test_a_cursor_in_a_continuation_or_a_body_is_in_the_instruction() -> None:
    at_cursor("<[RUN a \\\n# <|>\n\n b]>\n")
    at_cursor("<[RUN <<EOF\n<|>\nEOF]>\n")


def test_a_cursor_on_a_blank_line_or_a_comment_is_in_none() -> None:
    at_cursor("RUN a\n<|>\nRUN b\n")
    at_cursor("RUN a\n# <|>\n")
    at_cursor("<|>")


def test_on_the_fresh_line_at_the_end_the_cursor_is_in_none() -> None:
    at_cursor("RUN a\n<|>")
    at_cursor("<[RUN a<|>]>")
    at_cursor("RUN <<EOF\nEOF\n<|>")


def test_on_the_fresh_line_at_the_end_the_cursor_is_in_what_goes_on_there() -> None:
    at_cursor("<[RUN a \\]>\n<|>")
    at_cursor("<[RUN a \\\n# note]>\n<|>")
    at_cursor("<[RUN a \\]>\n\n<|>")
    at_cursor("<[RUN <<EOF\na]>\n<|>")


def test_whether_an_instruction_takes_the_line_below() -> None:
    assert is_open(Instruction("RUN a \\"))
    assert is_open(Instruction("RUN a \\\n \n"))
    assert is_open(Instruction("RUN <<EOF\n"))
    assert not is_open(Instruction("RUN a"))
    assert not is_open(Instruction("RUN a \\\\\n"))
    assert not is_open(Instruction("RUN <<EOF\nEOF\n"))


def test_the_inner_instruction_of_onbuild_is_in_the_same_place() -> None:
    m = marked("FROM a\nONBUILD <[COPY]> <[--from=b]> <[c]> <[d]>\n")
    inner = m.doc.tree.instructions[-1].inner
    assert inner
    assert m.show(*(inner.span(word) for word in inner.node.words)) == m.ranges


def test_an_inner_instruction_ends_where_its_line_does() -> None:
    m = marked("ONBUILD RUN <[a \\\n b]>  \t\n")
    inner = m.doc.tree.instructions[-1].inner
    assert inner
    assert m.show(inner.span(inner.node.arguments[0])) == m.ranges
