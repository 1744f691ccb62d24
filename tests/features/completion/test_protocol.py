from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def test_behind_the_slash_of_a_port() -> None:
    assert list(offered("FROM a\nEXPOSE 80/<|>\n")) == ["80/tcp", "80/udp", "80/sctp"]
    check("FROM a\nEXPOSE 1 53/u<|> 2\n", "53/udp", "FROM a\nEXPOSE 1 53/udp<|> 2\n")
    check("FROM a\nEXPOSE ${P}/<|>\n", "${P}/tcp", "FROM a\nEXPOSE ${P}/tcp<|>\n")


def test_not_before_it() -> None:
    assert not offered("FROM a\nEXPOSE 80<|>\n")
    assert not offered("FROM a\nWORKDIR 80/<|>\n")
