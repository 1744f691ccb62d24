from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def nothing(text: str) -> None:
    """AS is not offered."""
    assert not {"AS", "AS name"} & set(offered(text))


def test_a_name_may_follow_the_image() -> None:
    check("FROM a <|>", "AS name", "FROM a AS <|>name")
    check("FROM --platform=x a A<|>\n", "AS name", "FROM --platform=x a AS <|>name\n")
    check("FROM a \\\n  a<|>", "AS name", "FROM a \\\n  AS <|>name")


def test_it_is_in_froms_letter_case() -> None:
    check("from a <|>\nRUN b\nRUN c\n", "as name", "from a as <|>name\nRUN b\nRUN c\n")


def test_a_name_that_is_there_stays() -> None:
    check("FROM a A<|> b\n", "AS", "FROM a AS<|> b\n")


def test_nothing_else_follows() -> None:
    nothing("FROM a AS <|>")
    nothing("FROM a AS b <|>")
    nothing("FROM a<|>")
    nothing("FROM a <|>AS b\n")
