"""Hover over variables: what they are worth, and where that is from."""

from lsprotocol import types

from dockerfile_lsp.features.hover import hover
from marked import marked


def check(text: str, *parts: str) -> None:
    """`<|>` is over the name `<[ ]>`, of which `parts` are shown; without them, no value is."""
    m = marked(text)
    found = hover(m.view, m.cursor)
    assert m.show(found and found.range) == m.ranges
    assert found
    assert isinstance(found.contents, types.MarkupContent)
    for part in parts:
        assert part in found.contents.value
    assert parts or " = " not in found.contents.value


def nothing(text: str) -> None:
    m = marked(text)
    assert not hover(m.view, m.cursor)


def test_a_use_shows_the_value_and_where_it_is_from() -> None:
    check(
        "FROM a\n# Which one.\nARG V=1.2\nENV W=${<[V<|>]>}\n",
        'V = "1.2"',
        "# Which one.\nARG V=1.2\n",
        "[Dockerfile:3](file:///w/Dockerfile#L3)",
    )
    check("ARG V=1\nFROM a:$<[<|>V]>\n", 'V = "1"', "Dockerfile:1")
    check("FROM a\nENV V=1\nRUN echo $<[<|>V]>\n", 'V = "1"')
    check("FROM a\nENV V=1\nRUN <<E\n$<[<|>V]>\nE\n", 'V = "1"')


def test_a_definition_shows_its_value() -> None:
    check("FROM a\nENV <[ta<|>g]>='x1\\  \nx2'\n", 'tag = "x1x2"')
    check("FROM a\nENV <[t<|>xt]> one\\ \\ two\n", 'txt = "one  two"')
    check("FROM a\nENV one='\\'\nENV <[tw<|>o]>='\\\\'\n", 'two = "\\\\"')
    check("FROM a\nENV <[va<|>r]>=\\\nvalue\n", 'var = "value"')


def test_an_empty_value_is_a_value() -> None:
    check("FROM a\nARG mark=\nLABEL m=$<[ma<|>rk]>\n", 'mark = ""')


def test_what_is_not_set_has_no_value() -> None:
    check("FROM a\nARG V\nLABEL m=$<[<|>V]>\n")
    check("FROM a\nARG <[TARGET<|>ARCH]>\n")


def test_the_value_is_that_of_the_place() -> None:
    text = "FROM a\nENV V=1\nUSER $V\nENV V=2\nUSER $V\n"
    check(text.replace("USER $V", "USER $<[<|>V]>", 1), 'V = "1"')
    check("FROM a\nENV V=1\nENV V=${V}2\nUSER $<[<|>V]>\n", 'V = "12"')
    check("FROM a\nENV V=1\nENV V=2 W=$<[<|>V]>\n", 'V = "1"')
    check("FROM a\nARG V=1 W=$<[<|>V]>\n", 'V = "1"')


def test_a_stage_has_what_it_is_built_on_and_takes_over() -> None:
    check("FROM a AS b\nENV V=1\nFROM b\nUSER $<[<|>V]>\n", 'V = "1"')
    check("ARG V=1\nFROM a\nARG V\nUSER $<[<|>V]>\n", 'V = "1"')
    check("ARG V=1\nFROM a\nARG <[<|>V]>\n", 'V = "1"', "Dockerfile:1")


def test_an_operator_is_evaluated() -> None:
    check("FROM a\nENV V=1.2.3\nUSER ${<[<|>V]>%.*}\n", 'V = "1.2.3"', '${V%.*} = "1.2"')
    check("FROM a\nARG V\nFROM a:${<[W<|>]>:-x}\n", '${W:-x} = "x"')
    check("FROM a\nENV V=1\nUSER ${V:+${<[<|>V]>/1/2}}\n", '${V/1/2} = "2"')


def test_what_a_base_image_may_define_is_not_known() -> None:
    nothing("FROM a\nUSER $<|>W\n")
    nothing("FROM a\nUSER ${<|>W:-x}\n")
    check("FROM scratch\nUSER ${<[<|>W]>:-x}\n", '${W:-x} = "x"')
    check("FROM a\nENV V=$W\nUSER $<[<|>V]>\n")


def test_what_is_not_expanded_is_no_variable() -> None:
    nothing("FROM a\nENV V=1 W='$<|>V'\n")
    nothing("FROM a\nENV V=1\nRUN \\$<|>V\n")


def test_a_long_chain_of_stages_is_no_trouble() -> None:
    chain = "".join(f"FROM s{n} AS s{n + 1}\n" for n in range(3000))
    check(f"FROM a AS s0\nENV V=1\n{chain}USER $<[<|>V]>\n", 'V = "1"')


def test_a_variable_of_the_base_image_shows_it() -> None:
    check("FROM php:8.4-fpm\nWORKDIR $<[PHP_INI<|>_DIR]>\n", "PHP_INI_DIR = ", "`php:8.4-fpm`")
    check("FROM php:8.4-fpm AS a\nFROM a\nRUN x $<[PHP_INI<|>_DIR]>\n", "/usr/local/etc/php")
    check("ARG V=8.4\nFROM php:$V\nUSER ${<[PHP_INI<|>_DIR]>}\n", "/usr/local/etc/php")
    check("FROM php:8.4\nENV <[X<|>]>=$PHP_INI_DIR/x\n", 'X = "/usr/local/etc/php/x"')
    check("FROM php:8.4\nENV PHP_INI_DIR=/a\nUSER $<[PHP_INI<|>_DIR]>\n", "Dockerfile:2")
    nothing("FROM unknown\nWORKDIR $PHP_INI<|>_DIR\n")
    nothing("ARG V\nFROM php:8.4 AS a\nFROM $PHP_INI<|>_DIR\n")


def test_buildkits_own_variables_are_explained() -> None:
    check("FROM --platform=$<[BUILD<|>PLATFORM]> a\n", "The platform of the machine that builds")
    check("FROM a\nARG <[TARGET<|>ARCH]>\n", "The architecture that is built for", "ARG TARGETARCH")
    check("FROM a\nRUN x $<[TARGET<|>OS]>\n", "The operating system that is built for")
