"""What an instruction is made of and where its parts are: keyword, flags, arguments, pairs."""

import pytest

from dockerfile_lsp.syntax.instruction import DEEPEST, Instruction
from dockerfile_lsp.syntax.words import Word
from dockerfile_lsp.text import Span
from marked import Marked, marked


def check(text: str, *expected: str) -> None:
    """The words of the last instruction are marked; as BuildKit reads them they are `expected`."""
    m = marked(text)
    words = last(m).words
    assert m.show(*(placed(m, word) for word in words)) == m.ranges
    assert [word.text for word in words] == list(expected)


def flags(text: str, *expected: str) -> None:
    """The names and values of the last instruction's flags are marked; they are `expected`."""
    m = marked(text)
    parts = [part for flag in last(m).flags for part in (flag.name, flag.value) if part]
    assert m.show(*(placed(m, part) for part in parts)) == m.ranges
    assert [part.text for part in parts] == list(expected)


def pairs(text: str) -> None:
    """The keys and values of the last instruction's pairs are marked."""
    m = marked(text)
    parts = [part for pair in last(m).pairs for part in (pair.key, pair.value) if part]
    assert m.show(*(placed(m, part) for part in parts)) == m.ranges


def form(text: str, expected: str) -> None:
    assert last(marked(text)).exec_form.form == expected


def word_at(text: str) -> None:
    """The word at the cursor is marked, or there is none."""
    m = marked(text)
    found = m.doc.tree.instruction_at(m.cursor)
    word = found and found.word_at(m.cursor)
    assert m.show(found and word and found.span(word)) == m.ranges


def last(m: Marked) -> Instruction:
    return m.doc.tree.instructions[-1].node


def placed(m: Marked, part: Word) -> Span:
    return m.doc.tree.instructions[-1].span(part)


def test_blanks_part_words() -> None:
    check("  <[copy]>  <[a]>\t<[b]> \n", "copy", "a", "b")


def test_quotes_do_not_keep_words_together_but_in_pairs() -> None:
    check('<[COPY]> <["a]> <[b"]> <[c]>\n', "COPY", '"a', 'b"', "c")
    check('<[ENV]> <[a="b c"]> <[d=e]>\n', "ENV", 'a="b c"', "d=e")


def test_a_shell_text_is_one_word() -> None:
    check('<[RUN]> <[echo "a b" && c]>  \n', "RUN", 'echo "a b" && c')


def test_the_rest_is_one_word_where_blanks_count() -> None:
    check("<[WORKDIR]> <[/a b]>\n", "WORKDIR", "/a b")


def test_words_go_on_over_continuations_comments_and_blank_lines() -> None:
    check("<[RUN]> <[a\\\n# note\n\n  b]>\n", "RUN", "a  b")
    check("<[COPY]> <[a]> \\\n # note\n <[b]>\n", "COPY", "a", "b")


def test_a_keyword_may_go_on_in_the_next_line() -> None:
    check("<[RU\\\nN]> <[a]>\n", "RUN", "a")


def test_a_doubled_escape_token_does_not_continue() -> None:
    check("RUN a \\\\\n<[CMD]> <[b]>\n", "CMD", "b")


def test_blanks_behind_the_escape_token_do_not_matter() -> None:
    check("<[COPY]> <[a]> \\ \t\n<[b]>\n", "COPY", "a", "b")
    check("<[COPY]> <[a]> \\\r\n<[b]>\r\n", "COPY", "a", "b")


def test_the_backtick_continues_where_the_directive_says_so() -> None:
    check("# escape=`\n<[COPY]> <[a\\]> `\n <[b]>\n", "COPY", "a\\", "b")
    check("COPY a `\n<[b]>\n", "b")


def test_a_lone_escape_token_is_an_instruction_without_a_keyword() -> None:
    m = marked("\\\n")
    assert last(m).keyword.text == ""
    assert last(m).words == (last(m).keyword,)


def test_flags_lead() -> None:
    flags("COPY --<[from]>=<[a]> --<[link]> b --c d\n", "from", "a", "link")


def test_a_flag_has_no_quotes_and_no_escapes_for_buildkit() -> None:
    flags('RUN --<[mount]>="<[type=cache,target=/a b]>" c\n', "mount", "type=cache,target=/a b")
    flags("RUN --<[x]>='<[a\\'b]>' c\n", "x", "a'b")


def test_the_quotes_of_a_flag_belong_to_its_word() -> None:
    check('<[RUN]> <[--"a=b c"]> <[--d="e"]> <[f]>\n', "RUN", "--a=b c", "--d=e", "f")
    check("<[RUN]> <[--a='b]>\n", "RUN", "--a=b")


def test_a_flag_goes_on_in_the_next_line() -> None:
    flags("RUN --<[mount]>=<[type=cache,\\\ntarget=/a]> c\n", "mount", "type=cache,target=/a")


def test_two_hyphens_end_the_flags() -> None:
    flags("RUN --<[a]>=<[b]> -- --c d\n", "a", "b")


def test_an_empty_value_is_a_value() -> None:
    found = last(marked("RUN --a= b\n")).flags[0]
    assert found.value is not None
    assert not found.value.text
    assert last(marked("RUN --a b\n")).flags[0].value is None


def test_pairs_of_keys_and_values() -> None:
    pairs("ENV <[a]>=<[b]> <[c]>=<['d e'f]> \\\n  <[g]>=<[]>\n")
    pairs('LABEL <["a b"]>=<[c\\ d]>\n')


def test_the_old_form_has_one_pair_of_all_the_rest() -> None:
    pairs("ENV <[a]> <[b c=d]>\n")


def test_a_word_without_an_equals_sign_has_no_value() -> None:
    pairs("ENV <[a]>=<[b]> <[c]>\n")
    pairs("ARG <[a]> <[b]>=<[c]>\n")


def test_other_instructions_have_no_pairs() -> None:
    assert last(marked("RUN a=b\n")).pairs == ()


def test_the_exec_form_has_a_word_for_each_string_with_its_quotes() -> None:
    check('<[CMD]> [<["a"]>, <["b \\"c\\u00e9"]>]\n', "CMD", "a", 'b "cé')


def test_the_exec_form_over_two_lines() -> None:
    check('<[CMD]> ["a" \\\n , <["b\\\nc"]>]\n'.replace('"a"', '<["a"]>'), "CMD", "a", "bc")


def test_surrogates_in_json_are_one_character_or_a_replacement_as_in_go() -> None:
    check('<[CMD]> [<["\\u0041\\ud83d\\ude00"]>]\n', "CMD", "A😀")
    check('<[CMD]> [<["\\ud83d\\ud83d\\ude00\\ude00"]>]\n', "CMD", "\ufffd😀\ufffd")


@pytest.mark.parametrize("array", ["[]", '["a"]', ' [ "a" , "b" ] ', '["\\n"]'])
def test_an_array_of_strings_is_the_exec_form(array: str) -> None:
    form(f"CMD {array}\n", "exec")


@pytest.mark.parametrize("array", ["[1]", '["a", null]', "[[]]", '[{"a": 1}]', "[1e3]"])
def test_an_array_with_something_else_in_it_is_mixed(array: str) -> None:
    form(f"CMD {array}\n", "mixed")


@pytest.mark.parametrize(
    "text", ["a", "['a']", '["a",]', '["a"] b', '["a"', '["\\x"]', "[NaN]", "[1e999]", '["\t"]']
)
def test_what_is_no_json_is_the_shell_form(text: str) -> None:
    form(f"CMD {text}\n", "shell")


def test_instructions_without_an_exec_form_have_none() -> None:
    form('WORKDIR ["a"]\n', "shell")
    form('VOLUME ["a"]\n', "exec")


def test_healthcheck_has_the_words_of_its_command() -> None:
    check(
        '<[HEALTHCHECK]> <[--retries=3]> <[CMD]> [<["a"]>]\n',
        "HEALTHCHECK",
        "--retries=3",
        "CMD",
        "a",
    )
    check("<[HEALTHCHECK]> <[CMD]> <[a b]>\n", "HEALTHCHECK", "CMD", "a b")
    check("<[HEALTHCHECK]> <[NONE]>\n", "HEALTHCHECK", "NONE")


def test_onbuild_has_the_words_of_its_instruction() -> None:
    check("<[ONBUILD]> <[COPY]> <[--link]> <[a]> <[b]>  \n", "ONBUILD", "COPY", "--link", "a", "b")
    check("<[ONBUILD]> <[--x]> <[RUN]> <[a b]>\n", "ONBUILD", "--x", "RUN", "a b")
    check("<[ONBUILD]>\n", "ONBUILD")


def test_an_unknown_instruction_has_words() -> None:
    check("<[RUNN]> <[--a]> <[b]> <[c]>\n", "RUNN", "--a", "b", "c")


def test_the_word_at_the_cursor() -> None:
    word_at("<[CO|>PY]> a b\n".replace("|>", "<|>"))
    word_at("COPY <[a<|>]> b\n")
    word_at("COPY a <|> b\n")
    word_at("COPY <[--fr<|>om=x]> b c\n")
    word_at("RUN a\n<|>\nRUN b\n")


def test_between_two_words_that_touch_the_cursor_is_in_the_second() -> None:
    word_at('CMD ["a",<["b"]>]\n'.replace('<["', '<[<|>"'))


def test_the_span_of_an_instruction_ends_with_its_last_character() -> None:
    m = marked("  <[RUN a \\\n  b]>  \n\n")
    assert m.show(m.doc.tree.instructions[0].span()) == m.ranges


def test_instructions_are_equal_if_their_texts_are() -> None:
    assert Instruction("RUN a\n") == Instruction("RUN a\n")
    assert Instruction("RUN a\n") != Instruction("RUN a\n", "`")
    onbuild = Instruction("ONBUILD RUN a\n")
    assert onbuild.inner != onbuild


def test_onbuild_is_read_as_an_instruction_so_deep_and_then_as_words() -> None:
    def last(depth: int) -> Instruction:
        instruction = Instruction("ONBUILD " * depth + "RUN a b\n")
        while instruction.inner:
            instruction = instruction.inner
        return instruction

    assert [word.text for word in last(DEEPEST).words] == ["RUN", "a b"]
    assert " ".join(word.text for word in last(DEEPEST + 2).words) == "ONBUILD ONBUILD RUN a b"
