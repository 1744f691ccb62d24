"""Patterns of substitutions, where Go and Python would differ or the escape matters."""

from dockerfile_lsp.semantics.patterns import (
    all_replaced,
    replaced,
    without_prefix,
    without_suffix,
)


def test_shortest_and_longest() -> None:
    assert without_prefix("/a/b", "*/", longest=False) == "a/b"
    assert without_prefix("/a/b", "*/", longest=True) == "b"
    assert without_suffix("a.tar.gz", ".*", longest=False) == "a.tar"
    assert without_suffix("a.tar.gz", ".*", longest=True) == "a"


def test_what_does_not_match_stays() -> None:
    assert without_prefix("abc", "b", longest=False) == "abc"
    assert replaced("abc", "x", "y") == "abc"


def test_brackets_and_dots_mean_themselves() -> None:
    assert all_replaced("a.[b]", "[b]", "x") == "a.x"
    assert all_replaced("abc", ".", "x") == "abc"


def test_a_backslash_escapes_only_what_means_something() -> None:
    assert replaced("a*b", r"\*", "-") == "a-b"
    assert replaced("a/b", r"\/", "-") == "a-b"
    assert replaced("ab", r"\a", "-") is None
    assert without_suffix("ab", "b\\", longest=False) is None


def test_an_empty_match_right_after_another_is_none() -> None:
    assert all_replaced("abc", "*", "x") == "x"
    assert all_replaced("ab", "", "x") == "xaxbx"


def test_only_replacing_all_reads_a_template() -> None:
    assert all_replaced("abc", "b", "<$0$$$1>") == "a<b$>c"
    assert replaced("abc", "b", "<$0>") == "a<$0>c"
