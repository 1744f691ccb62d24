from completed import accepted, offered


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def without(text: str, label: str) -> None:
    assert label not in offered(text)


def test_a_stage_takes_over_global_arguments_and_platforms() -> None:
    check("ARG V=1\nFROM a\nARG <|>\n", "V", "ARG V=1\nFROM a\nARG V<|>\n")
    check("FROM a\nARG TAR<|>", "TARGETARCH", "FROM a\nARG TARGETARCH<|>")
    assert offered("ARG V=1\nFROM a\nARG <|>\n")["V"].detail == "ARG V=1"


def test_accepting_in_the_middle_replaces_the_whole_name() -> None:
    check("FROM a\nARG TAR<|>X\n", "TARGETOS", "FROM a\nARG TARGETOS<|>\n")
    check("ARG V\nFROM a\nARG X<|>=2\n", "V", "ARG V\nFROM a\nARG V<|>=2\n")


def test_what_the_stage_has_is_not_offered() -> None:
    without("ARG V\nFROM a\nARG V\nARG <|>\n", "V")
    without("ARG V\nFROM a\nARG V <|>\n", "V")
    without("ARG V\nFROM a AS b\nARG V\nFROM b\nARG <|>\n", "V")


def test_before_the_first_from_names_are_free() -> None:
    without("ARG V\nARG <|>\nFROM a\n", "V")
    without("ARG <|>\nFROM a\n", "TARGETARCH")


def test_other_places_have_no_such_names() -> None:
    without("ARG V\nFROM a\nARG X=<|>\n", "V")
    without("ARG V\nFROM a\nENV <|>\n", "V")
