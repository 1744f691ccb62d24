"""All fixes of a document at once."""

from dockerfile_lsp.fixing import fixed
from dockerfile_lsp.rules import rules
from marked import marked


def check(text: str, after: str, only: str = "") -> None:
    """After its fixes the text is `after`, which has no more of them."""
    view = marked(text).view
    assert fixed(view, rules(), only).text == after
    assert fixed(marked(after).view, rules(), only).fixes == 0


def test_safe_fixes_are_made_together() -> None:
    check(
        "from alpine as Build\nENV A b\nrun --mount=from=BUILD,target=/x a \\\n\n  b\n",
        "from alpine as build\nenv A=b\nrun --mount=from=build,target=/x a \\\n  b\n",
    )


def test_unsafe_ones_are_not() -> None:
    check("FROM scratch\nWORKDIR app\nCMD a b\n", "FROM scratch\nWORKDIR app\nCMD a b\n")


def test_all_of_one_rule() -> None:
    check(
        "FROM scratch\nCMD a b\nFROM scratch AS C\nENTRYPOINT c\n",
        'FROM scratch\nCMD ["a", "b"]\nFROM scratch AS C\nENTRYPOINT ["c"]\n',
        only="JSONArgsRecommended",
    )


def test_a_fix_that_gets_in_anothers_way_waits_for_the_next_round() -> None:
    check("FROM scratch\nenv A b\n", "FROM scratch\nENV A=b\n")


def test_line_ends_and_comments_stay() -> None:
    check(
        "FROM scratch\r\n# why\r\nMAINTAINER me\r\n",
        'FROM scratch\r\n# why\r\nLABEL org.opencontainers.image.authors="me"\r\n',
    )
