"""Hover: text in; the word and what is shown of it out."""

from collections.abc import Iterator

import pytest
from lsprotocol import types

from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS
from dockerfile_lsp.catalog.prose import FlagProse, directive, instruction, suppression
from dockerfile_lsp.catalog.prose.mounts import mount
from dockerfile_lsp.catalog.values import MOUNT_TYPE_KEYS
from dockerfile_lsp.features.hover import hover
from marked import marked


def check(text: str, *parts: str, locale: str = "en") -> None:
    """`<|>` is over the word `<[ ]>`, of which `parts` are shown. Without a range it is nothing."""
    m = marked(text, locale=locale)
    found = hover(m.view, m.cursor)
    assert m.show(found and found.range) == m.ranges
    for part in parts:
        assert found
        assert isinstance(found.contents, types.MarkupContent)
        assert part in found.contents.value


def nothing(text: str) -> None:
    assert "<[" not in text
    check(text)


def same(text: str, other: str) -> None:
    """Both show the same."""
    shown = [hover(m.view, m.cursor) for m in (marked(text), marked(other))]
    assert shown[0]
    assert shown[1]
    assert shown[0].contents == shown[1].contents


def flags() -> Iterator[tuple[str, FlagProse]]:
    for name in INSTRUCTIONS:
        known = instruction(name)
        assert known
        yield from ((name, flag) for flag in known.flags.values())


@pytest.mark.parametrize("locale", ["en", "ko", "ko-KR"])
@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_an_instruction_shows_all_that_is_written_of_it(name: str, locale: str) -> None:
    known = instruction(name, locale)
    assert known
    texts = (*known.syntax, known.summary, known.detail, known.example, known.url)
    check(f"<[{name}<|>]> a b\n", *texts, locale=locale)


@pytest.mark.parametrize(("name", "flag"), [*flags()], ids=lambda each: getattr(each, "name", each))
def test_a_flag_shows_all_that_is_written_of_it(name: str, flag: FlagProse) -> None:
    texts = (flag.syntax, flag.summary, flag.detail, flag.example, flag.url)
    check(f"FROM a\n{name} <[--{flag.name}<|>]>=z b c\n", *texts)
    check(f"FROM a\nONBUILD {name} <[--<|>{flag.name}]>=z b c\n", *texts)


def test_a_flag_is_shown_in_korean() -> None:
    known = instruction("COPY", "ko")
    assert known
    check("COPY <[--<|>link]> a b\n", known.flags["link"].summary, locale="ko")


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_shows_all_that_is_written_of_it(name: str) -> None:
    known = directive(name)
    assert known
    texts = (known.syntax, known.summary, known.detail, known.example, known.url)
    check(f"# <[{name[:2]}<|>{name[2:]}]>=`\n", *texts)
    check(f"#{name} = <[`<|>]>\n", *texts)


def test_a_comment_further_down_is_no_directive() -> None:
    nothing("FROM a\n# synt<|>ax=docker/dockerfile:1\n")
    nothing("# hello\n# esc<|>ape=`\n")
    nothing("#<|> escape=`\n")


@pytest.mark.parametrize("locale", ["en", "ko"])
@pytest.mark.parametrize("kind", MOUNT_TYPE_KEYS)
def test_a_mount_shows_its_type_and_each_key(kind: str, locale: str) -> None:
    known = mount(kind, locale)
    assert known
    check(f"RUN --mount=type=<[{kind}<|>]> a\n", known.text, locale=locale)
    check(f"RUN --mount=id=a,<[<|>type]>={kind} a\n", known.text, locale=locale)
    for key in MOUNT_TYPE_KEYS[kind]:
        check(f"RUN --mount=type={kind},<[{key}<|>]>=z a\n", known.keys[key], locale=locale)
        check(f"RUN --mount={key}=<[z<|>]>,type={kind} a\n", known.keys[key], locale=locale)


def test_a_key_in_its_other_spelling_shows_the_same() -> None:
    same("RUN --mount=target=/<|>x a\n", "RUN --mount=ds<|>t=/x a\n")


def test_without_a_type_a_mount_is_a_bind_mount() -> None:
    same("RUN --mount=targ<|>et=/x a\n", "RUN --mount=type=bind,targ<|>et=/x a\n")


def test_a_key_that_does_nothing_there_shows_the_flag() -> None:
    same("RUN --mount=type=tmpfs,sha<|>ring=x a\n", "RUN --mo<|>unt=type=tmpfs a\n")


def test_a_value_shows_its_flag() -> None:
    same("RUN --network=no<|>ne a\n", "RUN --netw<|>ork=none a\n")
    check("RUN --network=<[no<|>ne]> a\n", "--network")
    check("HEALTHCHECK --interval=<[<|>5s]> CMD a\n", "--interval")


def test_a_label_that_tools_know_is_explained() -> None:
    check('LABEL a=b <[org.opencontainers.image.sou<|>rce]>="c"\n', "Address of the sources")
    nothing("LABEL maint<|>ainer=b\n")
    nothing('LABEL org.opencontainers.image.source="c<|>"\n')


def test_an_unknown_flag_shows_nothing() -> None:
    nothing("COPY --fr<|>m=a b c\n")
    nothing("COPY --mou<|>nt=a b c\n")
    nothing("ADD --from=x<|> b c\n")


def test_a_flag_behind_the_arguments_is_an_argument() -> None:
    nothing("COPY a --fr<|>om=b c\n")
    nothing("RUN a --net<|>work=none\n")


def test_the_letter_case_of_a_keyword_does_not_matter() -> None:
    same("fr<|>om a\n", "FR<|>OM a\n")
    check("<[RuN<|>]> a\n", "RUN")


def test_an_unknown_instruction_shows_nothing() -> None:
    nothing("FORM<|> a\n")


def test_the_instruction_inside_onbuild_shows_itself() -> None:
    check("ONBUILD <[RU<|>N]> a\n", "RUN [flags] <command>")
    check("<[ON<|>BUILD]> RUN a\n", "ONBUILD <instruction>")


def test_healthcheck_shows_itself_on_cmd_and_none() -> None:
    check("HEALTHCHECK --retries=3 <[CM<|>D]> a\n", "HEALTHCHECK [flags] CMD")
    check("HEALTHCHECK <[none<|>]>\n", "HEALTHCHECK NONE")
    check("ONBUILD HEALTHCHECK <[NO<|>NE]>\n", "HEALTHCHECK NONE")
    nothing("HEALTHCHECK WHA<|>T a\n")
    nothing("RUN CM<|>D a\n")


def test_a_keyword_over_two_lines_is_one_word() -> None:
    check("FROM scratch\n<[US\\\n\nE<|>R]> 1000\n", "USER <user>")
    check("FROM scratch\n<[U<|>S\\\n\nER]> 1000\n", "USER <user>")


def test_words_of_a_command_show_nothing() -> None:
    nothing("RUN FR<|>OM a\n")
    nothing("RUN a \\\n  RU<|>N b\n")
    nothing("RUN <<EOF\nCO<|>PY a b\nEOF\n")
    nothing("RUN <<EOF\nEO<|>F\n")


def test_comments_and_blank_lines_show_nothing() -> None:
    nothing("# FR<|>OM a\nFROM a\n")
    nothing("FROM a\n<|>\nRUN a\n")
    nothing("FROM a\n<|>")
    nothing("<|>")


def test_the_word_just_left_counts() -> None:
    check("<[<|>RUN]> a\n", "RUN")
    check("<[RUN<|>]> a\n", "RUN")
    nothing("RUN  <|> a\n")


def test_places_are_right_after_korean_and_emoji() -> None:
    check("# 한국어 😀\r\nFROM a\r\n\tCOPY --chown=한😀 <[--li<|>nk]> a b\r\n", "--link")


def test_a_rule_that_a_comment_keeps_quiet_is_explained() -> None:
    check("# check=skip=<[Undefined<|>Var]>,FromAsCasing\nFROM a\n", "# UndefinedVar\n",
          "A variable is used that nothing defines.", "Bad:")  # fmt: skip
    check("FROM a\n# check=skip=all;experimental=<[Copy<|>IgnoredFile]>\nRUN b\n", "# CopyIgnored")
    check(
        "FROM a\n# hadolint ignore=DL3006,<[DL30<|>25]>\nCMD b\n", "# JSONArgsRecommended (DL3025)"
    )
    check(
        "FROM a\n# hadolint global ignore=DL3006, <[trailing<|>comment]>\r\nCMD b\r\n", "# Trailing"
    )
    check(
        "#!/x\n# tally ignore=<[buildkit/Undefined<|>Var]>;reason=x\nFROM a\n", "# UndefinedVar\n"
    )


def test_a_name_that_is_no_rule_is_not_explained() -> None:
    nothing("FROM a\n# hadolint ignore=DL30<|>06\nCMD b\n")
    nothing("FROM a\n# check=skip=a<|>ll\nCMD b\n")
    nothing("FROM a\n# hadolint ignore=DL3006 because UndefinedV<|>ar\nCMD b\n")
    nothing("FROM a\n# see UndefinedV<|>ar\nCMD b\n")
    same("# check=skip=a<|>ll\nFROM a\n", "# ch<|>eck=skip=all\nFROM a\n")


@pytest.mark.parametrize("locale", ["en", "ko"])
@pytest.mark.parametrize(
    "text",
    [
        "<[che<|>ck]>=skip=all",
        "<[hado<|>lint ignore]>=DL3006",
        "<[hadolint <|>global ignore]>=DL3006",
        "<[dockerfile-<|>utils: ignore]> because",
    ],
)
def test_what_such_a_comment_does_is_explained(text: str, locale: str) -> None:
    kind = marked(text).doc.text.partition("=")[0].removesuffix(" because")
    about = suppression(kind, locale)
    assert about
    check(f"FROM a\n# {text}\nRUN b\n", about, locale=locale)


STAGES = "FROM golang:1.26\n\n# Compiles it.\n# With love.\nFROM golang AS Build\nFROM alpine\n"


def test_the_stage_of_copy_from_is_shown_with_its_comments_and_line() -> None:
    check(
        STAGES + "COPY --from=<[bu<|>ild]> a b\n",
        "```dockerfile\n# Compiles it.\n# With love.\nFROM golang AS Build\n```",
        "[Dockerfile:5](file:///w/Dockerfile#L5)",
    )
    check(STAGES + "COPY --link --from=<[<|>0]> a b\n", "FROM golang:1.26\n", "Dockerfile:1")


def test_the_stage_of_a_mount_is_shown() -> None:
    check(STAGES + "RUN --mount=target=/x,from=<[BUILD<|>]> a\n", "FROM golang AS Build")


def test_the_stage_of_from_is_shown() -> None:
    check("FROM a AS base\nFROM <[ba<|>se]> AS final\n", "FROM a AS base\n")
    check("from a as base\r\nfrom <[ba<|>se]>\r\n", "from a as base\n", "Dockerfile:1")


def test_a_stage_tells_where_it_is_used() -> None:
    text = "FROM a AS <[bu<|>ild]>\nFROM build AS c\nCOPY --from=build x y\n"
    check(text, "FROM a AS build\n", "Used in line 2, 3")
    check("FROM a AS b\nFROM b AS <[C<|>]>\n", "FROM b AS C\n", "Dockerfile:2")
    nothing("FROM a A<|>S b\n")


def test_scratch_is_explained() -> None:
    check("FROM <[scra<|>tch]>\n", "the empty image")
    check("FROM a AS scratch\nFROM <[scra<|>tch]>\n", "FROM a AS scratch")


def test_an_image_is_no_stage() -> None:
    nothing("FROM some<|>thing\n")
    nothing("FROM a AS Base\nFROM Ba<|>se\n")
    nothing("FROM ba<|>se\nFROM a AS base\n")


def test_an_unknown_image_to_copy_from_shows_the_flag() -> None:
    check("FROM a AS b\nFROM c\nCOPY --from=<[some<|>thing]> a b\n", "--from=<stage|image|context>")


def test_a_fence_in_a_comment_does_not_end_the_code() -> None:
    check("# ```\nFROM a AS b\nFROM c\nCOPY --from=<[<|>b]> a b\n", "````dockerfile\n# ```\nFROM")


def test_a_comment_apart_from_the_stage_is_not_its() -> None:
    m = marked("# Licence\n\n# The base.\nFROM a AS b\nFROM <|>b\n")
    found = hover(m.view, m.cursor)
    assert found
    assert "The base" in str(found.contents)
    assert "Licence" not in str(found.contents)
