"""Comments of other linters that keep findings quiet."""

from completed import accepted, offered
from dockerfile_lsp.rules import rules

NAMES = {rule.name for rule in rules()}
CODES = {code for rule in rules() for code in rule.aliases}


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def nothing(text: str) -> None:
    assert not offered(text)


def test_all_codes_and_then_all_rules_are_offered() -> None:
    for text in ("# hadolint ignore=<|>", "# hadolint global ignore=<|>", "# tally ignore=<|>"):
        found = list(offered(f"FROM a\n{text}\nRUN b\n"))
        assert set(found[: len(CODES)]) == CODES
        assert set(found[len(CODES) :]) == NAMES


def test_they_are_offered_at_the_top_too() -> None:
    assert set(offered("# hadolint ignore=<|>\nFROM a\n")) == CODES | NAMES


def test_a_code_says_which_rule_it_is_and_what_that_says() -> None:
    item = offered("FROM a\n# hadolint ignore=<|>\nRUN b\n")["DL3025"]
    assert item.label_details
    assert item.label_details.detail == " JSONArgsRecommended"
    assert item.detail
    assert item.detail.endswith(".")
    assert item.data == ["rule", "JSONArgsRecommended"]


def test_accepting_replaces_the_name_at_the_cursor_alone() -> None:
    check("FROM a\n# hadolint ignore=DL<|>3000,DL3020\nRUN b\n", "DL3025",
          "FROM a\n# hadolint ignore=DL3025<|>,DL3020\nRUN b\n")  # fmt: skip
    check("FROM a\n# hadolint ignore=DL3000,<|>\nRUN b\n", "DL3025",
          "FROM a\n# hadolint ignore=DL3000,DL3025<|>\nRUN b\n")  # fmt: skip
    check("FROM a\n# hadolint ignore=DL3000, <|>\nRUN b\n", "DL3025",
          "FROM a\n# hadolint ignore=DL3000, DL3025<|>\nRUN b\n")  # fmt: skip
    check("FROM a\n# hadolint ignore = <|>\r\nRUN b\r\n", "DL3025",
          "FROM a\n# hadolint ignore = DL3025<|>\r\nRUN b\r\n")  # fmt: skip


def test_what_is_in_the_list_is_not_offered_again() -> None:
    found = offered("FROM a\n# hadolint ignore=DL3025,undefinedvar,<|>\nRUN b\n")
    assert not {"DL3025", "UndefinedVar"} & set(found)
    assert "DL3025" in offered("FROM a\n# hadolint ignore=DL3025<|>\nRUN b\n")


def test_behind_the_list_nothing_is_offered() -> None:
    nothing("FROM a\n# hadolint ignore=DL3025 <|>\nRUN b\n")
    nothing("FROM a\n# hadolint ignore=DL3025 # because <|>\nRUN b\n")
    nothing("FROM a\n  # hadolint ignore=<|>\nRUN b\n")


def test_what_is_begun_is_completed() -> None:
    check("FROM a\n# had<|>\nRUN b\n", "hadolint ignore=",
          "FROM a\n# hadolint ignore=<|>\nRUN b\n")  # fmt: skip
    check("FROM a\n# hadolint gl<|>\nRUN b\n", "hadolint global ignore=",
          "FROM a\n# hadolint global ignore=<|>\nRUN b\n")  # fmt: skip
    check("#dock<|>\nFROM a\n", "dockerfile-utils: ignore",
          "#dockerfile-utils: ignore<|>\nFROM a\n")  # fmt: skip
    check("FROM a\n# ch<|>\nRUN b\n", "check=skip=",
          "FROM a\n# check=skip=<|>\nRUN b\n")  # fmt: skip


def test_a_comment_that_begins_otherwise_is_left_alone() -> None:
    nothing("FROM a\n# <|>\nRUN b\n")
    nothing("FROM a\n# has<|>\nRUN b\n")
    nothing("FROM a\n# see hadolint<|>\nRUN b\n")
    nothing("FROM a\nRUN b \\\n# had<|>\n  c\n")


def test_at_the_top_check_is_a_directive() -> None:
    assert "check=skip=" not in offered("# ch<|>\nFROM a\n")
    assert "check=skip=" in offered("# note\n# ch<|>\nFROM a\n")
