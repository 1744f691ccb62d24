from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def nothing(text: str) -> None:
    assert not offered(text)


def test_choices() -> None:
    check("FROM a\nRUN --network=<|>", "none", "FROM a\nRUN --network=none<|>")
    check("FROM a\nRUN --security=in<|> a\n", "insecure", "FROM a\nRUN --security=insecure<|> a\n")
    assert set(offered("FROM a\nRUN --network=<|> a\n")) == {"default", "none", "host"}
    assert set(offered("FROM a\nONBUILD RUN --security=<|> a\n")) == {"sandbox", "insecure"}


def test_a_boolean() -> None:
    assert set(offered("FROM a\nCOPY --link=<|> a b\n")) == {"true", "false"}
    check("FROM a\nADD --unpack=t<|>x\n", "true", "FROM a\nADD --unpack=true<|>\n")


def test_platforms() -> None:
    check("FROM --platform=linux/<|>", "linux/arm64", "FROM --platform=linux/arm64<|>")
    check("FROM --platform=<|> a\n", "$BUILDPLATFORM", "FROM --platform=$BUILDPLATFORM<|> a\n")
    check("FROM --platform=$B<|>X a\n", "$TARGETPLATFORM", "FROM --platform=$TARGETPLATFORM<|> a\n")


def test_accepting_in_the_middle_replaces_the_whole_value() -> None:
    check("FROM a\nRUN --network=no<|>ne a\n", "host", "FROM a\nRUN --network=host<|> a\n")
    check("FROM a\r\nRUN --network=<|>none\r\n", "host", "FROM a\r\nRUN --network=host<|>\r\n")


def test_the_quotes_around_a_value_stay() -> None:
    check('FROM a\nRUN --network="no<|>" a\n', "host", 'FROM a\nRUN --network="host<|>" a\n')


def test_a_free_value_is_the_users() -> None:
    nothing("FROM a\nCOPY --chmod=<|> a b\n")
    nothing("FROM a\nHEALTHCHECK --interval=<|> CMD a\n")


def test_a_flag_that_the_instruction_has_not_has_no_values() -> None:
    nothing("FROM a\nCOPY --network=<|> a b\n")
    nothing("FROM a\nRUN --link=<|> a b\n")


def test_behind_the_arguments_there_are_no_flags() -> None:
    nothing("FROM a\nRUN a --network=<|>")
