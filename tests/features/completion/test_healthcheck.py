from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def without(text: str, *labels: str) -> None:
    """None of `labels` is offered; without any, neither CMD nor NONE."""
    found = {label.split(" ")[0] for label in offered(text)}
    assert not found & set(labels or ("CMD", "NONE"))


def test_cmd_and_none() -> None:
    check("FROM a\nHEALTHCHECK <|>", "CMD command", "FROM a\nHEALTHCHECK CMD <|>command")
    check("FROM a\nHEALTHCHECK N<|>\n", "NONE", "FROM a\nHEALTHCHECK NONE<|>\n")
    check(
        "FROM a\nONBUILD HEALTHCHECK \\\n  c<|>",
        'CMD ["executable"]',
        'FROM a\nONBUILD HEALTHCHECK \\\n  CMD ["<|>executable"]',
    )


def test_cmd_stands_behind_the_flags() -> None:
    check(
        "FROM a\nHEALTHCHECK --retries=3 C<|>",
        "CMD command",
        "FROM a\nHEALTHCHECK --retries=3 CMD <|>command",
    )
    without("FROM a\nHEALTHCHECK <|> --retries=3\n")


def test_none_drops_the_flags_but_is_allowed() -> None:
    check(
        "FROM a\nONBUILD HEALTHCHECK --retries=3 <|>",
        "NONE",
        "FROM a\nONBUILD HEALTHCHECK --retries=3 NONE<|>",
    )


def test_the_command_that_is_there_stays() -> None:
    check("FROM a\nHEALTHCHECK C<|>X a\n", "CMD", "FROM a\nHEALTHCHECK CMD<|> a\n")
    without("FROM a\nHEALTHCHECK C<|>X a\n", "NONE")


def test_there_is_but_one() -> None:
    without("FROM a\nHEALTHCHECK <|> --timeout=30s CMD true\n")
    without("FROM a\nHEALTHCHECK CMD <|>")
    without("FROM a\nHEALTHCHECK NONE <|>")


def test_the_letter_case_is_the_files() -> None:
    check("from a\nhealthcheck <|>", "cmd command", "from a\nhealthcheck cmd <|>command")


def test_other_instructions_have_neither() -> None:
    without("FROM a\nRUN <|>")
    without("FROM a\nCMD <|>")
