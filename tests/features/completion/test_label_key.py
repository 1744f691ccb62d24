from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


SOURCE = "org.opencontainers.image.source"


def test_the_labels_that_tools_know() -> None:
    assert next(iter(offered("FROM a\nLABEL <|>\n"))) == SOURCE
    check("FROM a\nLABEL a=b org.<|>\n", SOURCE, f'FROM a\nLABEL a=b {SOURCE}="<|>value"\n')
    check("FROM a\nLABEL so<|>x=y\n", SOURCE, f"FROM a\nLABEL {SOURCE}<|>=y\n")


def test_what_is_set_already_is_left_out() -> None:
    assert SOURCE not in offered(f"FROM a\nLABEL {SOURCE}=a <|>\n")


def test_a_value_is_no_key() -> None:
    assert not offered("FROM a\nLABEL a=<|>\n")
    assert not offered('FROM a\nLABEL "<|>"\n')
    assert not offered("FROM a\nENV <|>\n")
