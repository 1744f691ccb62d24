import pytest

from completed import accepted, offered
from dockerfile_lsp.catalog.grammar import INSTRUCTIONS, ONBUILD_FORBIDDEN


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def without(text: str, *labels: str) -> None:
    """None of `labels` is offered; without any, none of the instructions, in any form."""
    found = {label.split(" ")[0].upper() for label in offered(text)}
    assert not found & set(labels or INSTRUCTIONS)


def names(text: str) -> list[str]:
    return [label for label in offered(text) if " " not in label]


def test_every_instruction_is_offered_at_the_start_of_a_line() -> None:
    assert set(names("FROM a\n<|>")) == set(INSTRUCTIONS)
    assert set(names("FROM a\n<|>\nRUN b\n")) == set(INSTRUCTIONS)


@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_every_instruction_has_a_form_to_fill_in(name: str) -> None:
    assert any(label.startswith(f"{name} ") for label in offered("FROM a\n<|>"))


def test_before_the_first_from_there_are_from_and_arg_alone() -> None:
    assert set(names("<|>")) == {"FROM", "ARG"}
    assert set(names("ARG a\n<|>\nFROM a\nRUN b\n")) == {"FROM", "ARG"}
    assert set(names("# hello\n\nFR<|>OM a\n")) == {"FROM", "ARG"}


def test_a_form_has_stops() -> None:
    check("FROM a\nCO<|>", "COPY source destination", "FROM a\nCOPY <|>source destination")
    check("F<|>", "FROM image:tag AS name", "FROM <|>image:tag AS name")
    check(
        "<|>",
        "FROM --platform=$BUILDPLATFORM image:tag AS name",
        "FROM --platform=$BUILDPLATFORM <|>image:tag AS name",
    )
    check(
        "FROM a\nHEAL<|>\n",
        "HEALTHCHECK --interval=30s --timeout=5s CMD command",
        "FROM a\nHEALTHCHECK --interval=<|>30s --timeout=5s CMD command\n",
    )
    check("FROM a\nRUN<|>\n", "RUN <<EOF …", "FROM a\nRUN <<EOF\nset -e\n<|>command\nEOF\n")
    check("FROM a\n<|>", 'ENTRYPOINT ["executable"]', 'FROM a\nENTRYPOINT ["<|>executable"]')


def test_accepting_in_the_middle_replaces_the_whole_word() -> None:
    check("FROM a\nWO<|>RK", "WORKDIR", "FROM a\nWORKDIR<|>")
    check("FROM a\nW<|>ORKDIR /a\n", "WORKDIR", "FROM a\nWORKDIR<|> /a\n")
    check("FROM a\n  \tru<|>x\r\n", "RUN command", "FROM a\n  \tRUN <|>command\r\n")


def test_only_the_keyword_is_offered_if_something_follows() -> None:
    check("FROM a\nCO<|> x y\n", "COPY", "FROM a\nCOPY<|> x y\n")
    assert "COPY source destination" not in offered("FROM a\nCO<|> x y\n")
    assert "RUN command" not in offered("FROM a\nRU<|> \\\n  x\n")
    assert "RUN command" in offered("FROM a\nRU<|>  \nRUN b\n")


def test_the_line_above_stays() -> None:
    check("FROM golang:1.22\nWORK<|>\n", "WORKDIR", "FROM golang:1.22\nWORKDIR<|>\n")
    check("FROM golang:1.22\r\nWORK<|>", "WORKDIR", "FROM golang:1.22\r\nWORKDIR<|>")


def test_copy_names_the_nearest_stage() -> None:
    stages = "FROM a AS one\nFROM a AS two\nFROM a\n"
    check(
        f"{stages}C<|>",
        "COPY --from=two source destination",
        f"{stages}COPY --from=<|>two source destination",
    )
    assert "COPY --from=image source destination" in offered("FROM a\nC<|>")


def test_the_letter_case_is_that_of_most_instructions() -> None:
    check("from a\nru<|>", "run", "from a\nrun<|>")
    check("from a\nRUN b\nrun c\n<|>", "copy", "from a\nRUN b\nrun c\ncopy<|>")
    check("FROM a\nru<|>", "RUN", "FROM a\nRUN<|>")
    check("FROM a\nrun b\n<|>", "RUN", "FROM a\nrun b\nRUN<|>")
    check("From a\nfo\n<|>", "RUN", "From a\nfo\nRUN<|>")


def test_without_other_instructions_the_letter_case_is_that_of_what_is_typed() -> None:
    check("fr<|>", "from image:tag as name", "from <|>image:tag as name")
    check("from<|>", "from", "from<|>")
    check("Fr<|>", "FROM", "FROM<|>")
    check("<|>", "FROM", "FROM<|>")


def test_what_the_user_names_keeps_its_letter_case() -> None:
    check("from a\n<|>", "arg NAME", "from a\narg <|>NAME")


def test_inside_onbuild_there_is_what_may_stand_there() -> None:
    triggers = set(INSTRUCTIONS) - ONBUILD_FORBIDDEN
    assert set(names("FROM a\nONBUILD <|>\n")) == triggers
    assert set(names("FROM a\nONBUILD \\\n<|>\n")) == triggers
    check("FROM a\nONBUILD R<|>\n", "RUN command", "FROM a\nONBUILD RUN <|>command\n")
    check("from a\nonbuild co<|> a b\n", "copy", "from a\nonbuild copy<|> a b\n")
    without("FROM a\nONBUILD <|>\n", *ONBUILD_FORBIDDEN)


def test_behind_a_keyword_there_is_no_instruction() -> None:
    without("FROM a\nONBUILD ADD <|>\n")
    without("FROM a\nRUN <|>")
    without("FROM a\nRUN a C<|>\n")
    without("FROM a\nCMD <|>\n")
    without("FROM <|>")


def test_a_continued_line_belongs_to_its_instruction() -> None:
    without("FROM a\nRUN b \\\n<|>")
    without("FROM a\nRUN b \\\n  CO<|>\nRUN c\n")
    without("FROM a\nRUN b \\\n\n<|>\n  c\n")
    without("# escape=`\nFROM a\nRUN b `\n<|>")
    assert "RUN" in offered("# escape=`\nFROM a\nWORKDIR c:\\\n<|>")


def test_a_here_document_is_no_place_for_instructions() -> None:
    without("FROM a\nRUN <<EOF\n<|>\nEOF\n")
    without("FROM a\nRUN <<EOF\nCO<|>\nEOF\n")
    without("FROM a\nCOPY <<EOF /x\n<|>")
    without("FROM a\nRUN <<EOF\nEOF<|>\n")
    assert "RUN" in offered("FROM a\nRUN <<EOF\nEOF\n<|>\n")


def test_a_comment_is_no_place_for_instructions() -> None:
    without("FROM a\n# <|>\nRUN b\n")
    without("FROM a\n#<|>")
    without("FROM a\n  # CO<|>")
    without("FROM a\nRUN b \\\n# C<|>\n  c\n")
    without("# 한국어 <|>\nFROM a\n")


def test_before_an_indented_keyword_nothing_fits() -> None:
    without("FROM a\n<|>  RUN b\n")


def test_a_word_over_two_lines_is_left_alone() -> None:
    without("FROM a\nRU\\\nN<|> b\n")
    without("FROM a\nR<|>U\\\nN b\n")


def test_maintainer_is_struck_through_and_last() -> None:
    found = offered("FROM a\n<|>")
    assert found["MAINTAINER"].tags
    assert not found["LABEL"].tags
    assert [*found][-1] == "MAINTAINER"


def test_korean_in_front_does_not_move_the_word() -> None:
    check("# 한국어 😀\nFROM a\nRU<|>X", "RUN", "# 한국어 😀\nFROM a\nRUN<|>")
    check("FROM a\nONBUILD ru<|>n 한국어😀\n", "RUN", "FROM a\nONBUILD RUN<|> 한국어😀\n")


def test_a_form_is_found_by_its_keyword_alone() -> None:
    assert {item.filter_text for item in offered("FROM a\n<|>").values()} == set(INSTRUCTIONS)
