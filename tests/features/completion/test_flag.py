import pytest

from completed import accepted, offered
from dockerfile_lsp.catalog.grammar import INSTRUCTIONS


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def without(text: str, *labels: str) -> None:
    """None of `labels` is offered; without any, no flag."""
    found = {label for label in offered(text) if label.startswith("--")}
    assert not found & set(labels or found)


def flags(text: str) -> set[str]:
    return {label for label in offered(text) if label.startswith("--") and "=" not in label}


@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_every_flag_is_offered(name: str) -> None:
    wanted = {f"--{flag.name}" for flag in INSTRUCTIONS[name].flags}
    assert flags(f"FROM a\n{name} <|>") == wanted
    assert flags(f"FROM a\n{name} -<|>\n") == wanted
    assert flags(f"FROM a\n{name.lower()} --<|> a b\n") == wanted
    assert flags(f"FROM a\n{name} \\\n\t--<|>") == wanted


@pytest.mark.parametrize("name", ["ADD", "COPY", "HEALTHCHECK", "RUN"])
def test_every_flag_is_offered_inside_onbuild(name: str) -> None:
    assert flags(f"FROM a\nONBUILD {name} <|>\n") == flags(f"FROM a\n{name} <|>\n")


def test_a_flag_that_is_there_is_not_offered_again() -> None:
    without("FROM a AS b\nFROM c\nCOPY --from=b <|>\n", "--from")
    assert "--chown" in offered("FROM a AS b\nFROM c\nCOPY --from=b <|>\n")
    assert "--from" in offered("FROM a AS b\nFROM c\nCOPY --fr<|>om=b\n")


def test_a_flag_that_may_be_repeated_is() -> None:
    assert "--mount" in offered("FROM a\nRUN --mount=type=ssh <|>")
    assert "--exclude" in offered("FROM a\nCOPY --exclude=x --<|> a b\n")


def test_flags_fit_between_keyword_flags_and_arguments() -> None:
    text = "FROM busybox\nHEALTHCHECK <|> --timeout=30s CMD true\n"
    assert {"--interval", "--retries"} <= flags(text)
    without(text, "--timeout", "CMD command", "NONE")
    assert "--link" in offered("FROM a\nCOPY  <|> a b\n")
    text = "FROM a\nONBUILD HEALTHCHECK --interval=30s <|>\n"
    assert {"--timeout", "--start-period", "--start-interval", "--retries"} == flags(text)


def test_behind_the_arguments_there_are_no_flags() -> None:
    without("FROM a\nCOPY a <|>")
    without("FROM a\nCOPY a --<|>")
    without("FROM a\nRUN apt -<|>")
    without("FROM a\nRUN apt \\\n  --<|>")
    without('FROM a\nRUN ["<|>"]\n')
    without("FROM a\nCOPY -- -<|>")
    without("FROM a\nENTRYPOINT -<|>")


def test_an_argument_that_is_being_typed_is_no_flag() -> None:
    without("FROM a\nCOPY fr<|>")
    without("FROM a\nRUN a<|>")


def test_in_comments_and_here_documents_there_are_no_flags() -> None:
    without("FROM a\nRUN \\\n# --<|>\n  a\n")
    without("FROM a\nRUN <<EOF\n--<|>\nEOF\n")
    without("FROM a\nCOPY \\<|>\n  a b\n")
    without("FROM a\nCOPY \\ <|>\n  a b\n")


def test_a_value_has_a_stop() -> None:
    check("FROM a\nCOPY --<|>", "--chown", "FROM a\nCOPY --chown=<|>user:group")
    check("FROM a\nRUN <|>\n", "--network", "FROM a\nRUN --network=<|>default\n")
    check("FROM --<|> a\n", "--platform", "FROM --platform=<|>$BUILDPLATFORM a\n")
    check("FROM a AS b\nFROM c\nCOPY -<|>", "--from", "FROM a AS b\nFROM c\nCOPY --from=<|>b")


def test_a_boolean_has_no_value() -> None:
    check("FROM a\nCOPY --l<|> a b\n", "--link", "FROM a\nCOPY --link<|> a b\n")


def test_accepting_in_the_middle_replaces_the_whole_name() -> None:
    check("FROM a\nCOPY --li<|>nx a b\n", "--link", "FROM a\nCOPY --link<|> a b\n")
    check("FROM a\nCOPY --fr<|>om a b\n", "--link", "FROM a\nCOPY --link<|> a b\n")


def test_a_value_that_is_there_stays() -> None:
    check("FROM a\nCOPY --ch<|>=me a b\n", "--chown", "FROM a\nCOPY --chown<|>=me a b\n")
    check("FROM a\nRUN --mou<|>=type=ssh a\n", "--mount", "FROM a\nRUN --mount<|>=type=ssh a\n")
    without("FROM a\nRUN --mou<|>=type=ssh a\n", "--mount=type=cache")


def test_directly_before_an_argument_there_is_a_blank_between() -> None:
    check("FROM a\nCOPY <|>a b\n", "--link", "FROM a\nCOPY --link <|>a b\n")
    check("FROM a\nCOPY <|>--link a b\n", "--parents", "FROM a\nCOPY --parents <|>--link a b\n")
    check("FROM a\nRUN <|>a\n", "--network", "FROM a\nRUN --network=<|>default a\n")


def test_a_mount_is_offered_by_its_type() -> None:
    check(
        "FROM a\nRUN --m<|>\n",
        "--mount=type=cache",
        "FROM a\nRUN --mount=type=cache,target=<|>/root/.cache\n",
    )
    check("FROM a\nRUN --m<|> x\n", "--mount=type=ssh", "FROM a\nRUN --mount=type=ssh<|> x\n")


def test_the_value_of_a_flag_is_no_place_for_flags() -> None:
    without("FROM a\nCOPY --chown=<|>")
    without("FROM a\nCOPY --foo=<|>")
    without("FROM a\nRUN --mount=type=cache,target=/x<|>")


def test_flags_that_count_for_nothing_are_not_offered() -> None:
    without("FROM a\nHEALTHCHECK <|> NONE\n")
    without("FROM a\nONBUILD FROM <|>\n")
    without("FROM a\nFOO <|>\n")


def test_windows_line_ends_and_tabs() -> None:
    check("FROM a\r\nCOPY\t--l<|>\r\n", "--link", "FROM a\r\nCOPY\t--link<|>\r\n")
    check(
        "FROM a\r\nCOPY \\\r\n\t# 한국어\r\n\t--l<|>\r\nRUN b\r\n",
        "--link",
        "FROM a\r\nCOPY \\\r\n\t# 한국어\r\n\t--link<|>\r\nRUN b\r\n",
    )


def test_the_form_of_the_value_is_shown() -> None:
    details = offered("FROM a\nCOPY <|>")["--from"].label_details
    assert details
    assert details.detail == "=<stage|image|context>"


def test_the_most_used_flag_comes_first() -> None:
    assert next(iter(offered("FROM a\nCOPY <|>"))) == "--from"
    assert next(iter(offered("FROM a\nRUN <|>"))) == "--mount=type=cache"
