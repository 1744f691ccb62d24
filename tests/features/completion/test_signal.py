from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def test_the_signals_that_services_stop_at() -> None:
    assert next(iter(offered("FROM a\nSTOPSIGNAL <|>\n"))) == "SIGTERM"
    check("FROM a\nSTOPSIGNAL SIGQ<|>X\n", "SIGQUIT", "FROM a\nSTOPSIGNAL SIGQUIT<|>\n")
    check(
        "FROM a\nONBUILD STOPSIGNAL \\\n <|>", "SIGINT", "FROM a\nONBUILD STOPSIGNAL \\\n SIGINT<|>"
    )


def test_there_is_but_one() -> None:
    assert not offered("FROM a\nSTOPSIGNAL SIGTERM <|>\n")
    assert not offered("FROM a\nUSER <|>\n")
