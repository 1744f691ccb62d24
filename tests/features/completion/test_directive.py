import pytest

from completed import accepted, offered
from dockerfile_lsp.catalog.grammar import CHECKS, DIRECTIVES


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def nothing(text: str) -> None:
    assert not offered(text)


def names(text: str) -> set[str]:
    """The directives that are offered."""
    found = {label.removeprefix("# ").partition("=")[0] for label in offered(text)}
    return found & set(DIRECTIVES)


def test_every_directive_is_offered_behind_the_hash() -> None:
    assert names("#<|>\nFROM a\n") == set(DIRECTIVES)
    assert names("# <|>") == set(DIRECTIVES)
    assert names("# es<|>\nFROM a\n") == set(DIRECTIVES)


def test_every_directive_is_offered_at_the_top() -> None:
    assert names("<|>") == set(DIRECTIVES)
    assert names("\ufeff<|>\nFROM a\n") == set(DIRECTIVES)
    check("<|>\nFROM a\n", "# escape=`", "# escape=`<|>\nFROM a\n")


def test_accepting_leaves_one_hash() -> None:
    check("#<|>\nFROM a\n", "escape=`", "# escape=`<|>\nFROM a\n")
    check("# <|>\r\nFROM a\r\n", "check=error=true", "# check=error=true<|>\r\nFROM a\r\n")
    check("#sy<|>x", "syntax=docker/dockerfile:1", "#syntax=docker/dockerfile:<|>1")


def test_a_value_that_is_there_stays() -> None:
    check("# es<|>cpe=`\nFROM a\n", "escape", "# escape<|>=`\nFROM a\n")


def test_a_directive_is_not_offered_twice() -> None:
    assert names("# escape=`\n# <|>\nFROM a\n") == {"syntax", "check"}
    assert names("# <|>\n# escape=`\nFROM a\n") == {"syntax", "check"}
    assert names("# esca<|>pe=`\nFROM a\n") == set(DIRECTIVES)


@pytest.mark.parametrize("above", ["# hello\n", "\n", "FROM a\n", "#\n", "# foo=bar\n"])
def test_below_anything_else_there_is_no_directive(above: str) -> None:
    assert not names(f"{above}# <|>\nRUN a\n")
    assert not names(f"{above}<|>\nRUN a\n")


def test_a_hash_that_is_indented_begins_none_but_escape() -> None:
    assert names("  # <|>\nFROM a\n") == {"escape"}


def test_a_shebang_ends_the_search_for_escape() -> None:
    assert names("#!/usr/bin/x\n# <|>\nFROM a\n") == {"syntax", "check"}
    nothing("#!/usr/bin/<|>")


def test_in_a_sentence_there_is_no_directive() -> None:
    nothing("# This is <|>\nFROM a\n")
    nothing("# check<|> this\nFROM a\n")


def test_no_instruction_is_offered_in_a_comment() -> None:
    assert "FROM" not in offered("#<|>\nFROM a\n")
    assert "FROM" not in offered("# F<|>\n")


def test_values() -> None:
    check("# syntax=<|>\nFROM a\n", "docker/dockerfile:1",
          "# syntax=docker/dockerfile:1<|>\nFROM a\n")  # fmt: skip
    check("# syntax = dock<|>er\n", "docker/dockerfile:1-labs",
          "# syntax = docker/dockerfile:1-labs<|>\n")  # fmt: skip
    assert set(offered("# escape=<|>\nFROM a\n")) == {"`", "\\"}


def test_values_are_offered_only_where_they_count() -> None:
    nothing("FROM a\n# escape=<|>\n")
    nothing("# hello\n# syntax=<|>\nFROM a\n")
    nothing("# escape=`\n# escape=<|>\nFROM a\n")
    nothing("# foo=<|>\nFROM a\n")


def test_the_options_of_check() -> None:
    assert set(offered("# check=<|>\nFROM a\n")) == {"skip", "error", "experimental"}
    check("# check=error=true;sk<|>\n", "skip", "# check=error=true;skip=<|>\n")
    check("# check=err<|>=true\n", "error", "# check=error<|>=true\n")
    assert set(offered("# check=error=<|>;skip=all\n")) == {"true", "false"}


def test_every_check_can_be_skipped() -> None:
    found = list(offered("# check=skip=<|>\nFROM a\n"))
    checks = {*CHECKS} - {"InvalidDefinitionDescription"}
    assert found[0] == "all"
    assert set(found[1 : len(checks) + 1]) == checks
    check("# check=skip=Und<|>x,all;error=true\n", "UndefinedVar",
          "# check=skip=UndefinedVar<|>,all;error=true\n")  # fmt: skip
    assert "UndefinedVar" not in offered("# check=skip=UndefinedVar,<|>\n")


def test_the_rules_that_buildkit_does_not_have_come_last_and_errors_not_at_all() -> None:
    found = list(offered("# check=skip=<|>\nFROM a\n"))
    assert found.index("TrailingComment") > found.index("WorkdirRelativePath")
    assert "FromArity" not in found


def test_a_rule_is_offered_with_its_summary() -> None:
    item = offered("# check=skip=<|>\nFROM a\n")["TrailingComment"]
    assert item.detail
    assert item.detail.startswith("A comment has a line of its own")
    assert item.data == ["rule", "TrailingComment"]


def test_what_only_the_top_can_skip_is_offered_only_there() -> None:
    assert "DuplicateStageName" in offered("# check=skip=<|>\nFROM a\n")
    assert "DuplicateStageName" not in offered("FROM a\n# check=skip=<|>\nRUN b\n")


def test_only_some_checks_are_experimental() -> None:
    assert "CopyIgnoredFile" in offered("# check=experimental=<|>\n")
    assert "UndefinedVar" not in offered("# check=experimental=<|>\n")


def test_above_an_instruction_a_check_can_be_skipped_but_no_error_asked_for() -> None:
    assert set(offered("FROM a\n# check=<|>\nRUN b\n")) == {"skip", "experimental"}
    assert "UndefinedVar" in offered("FROM a\n# check=skip=<|>\nRUN b\n")
    nothing("FROM a\n# check=error=<|>\nRUN b\n")
    nothing("FROM a\n  # check=<|>\nRUN b\n")
    nothing("FROM a\nRUN b \\\n# check=<|>\n  c\n")
