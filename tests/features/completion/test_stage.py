from lsprotocol import types

from completed import accepted, offered

STAGES = "FROM golang:1.26 AS build\nFROM node AS Web\n"


def check(text: str, label: str, after: str) -> None:
    """The item is offered, and accepted it gives `after`."""
    assert accepted(text, label) == after


def stages(text: str) -> list[str]:
    return [label for label, item in offered(text).items() if item.kind == MODULE]


MODULE = types.CompletionItemKind.Module


def test_copy_from_offers_the_earlier_stages_the_nearest_first() -> None:
    assert stages(f"{STAGES}FROM c\nCOPY --from=<|>") == ["Web", "build"]
    assert stages(f"{STAGES}FROM c\nCOPY --link --from=<|> a b\n") == ["Web", "build"]
    check(f"{STAGES}FROM c\nCOPY --from=b<|>\n", "build", f"{STAGES}FROM c\nCOPY --from=build<|>\n")


def test_neither_a_later_stage_nor_the_own_one_is_offered() -> None:
    text = "FROM a AS dev\nRUN true\nFROM a AS mid\nCOPY --from=<|>\nFROM a AS late\n"
    assert stages(text) == ["dev"]
    assert not stages("FROM a AS one\nCOPY --from=<|> a b\n")


def test_a_name_that_a_later_stage_takes_over_is_not_offered() -> None:
    assert not stages("FROM a AS x\nFROM b\nCOPY --from=<|> a b\nFROM c AS x\n")
    assert stages("FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=<|> a b\n") == ["x"]


def test_a_stage_without_a_name_is_offered_by_its_number() -> None:
    check("FROM a\nFROM b\nCOPY --from=<|> a b\n", "0", "FROM a\nFROM b\nCOPY --from=0<|> a b\n")


def test_mounts_and_from_know_no_numbers() -> None:
    assert not stages("FROM a\nFROM b\nRUN --mount=from=<|>")
    assert not stages("FROM a\nFROM <|>")


def test_the_from_of_a_mount_is_completed_anywhere_in_it() -> None:
    for before, after in (("", ""), ("type=bind,target=/x,", ""), ("", ",target=/x a")):
        text = f"{STAGES}FROM c\nRUN --mount={before}from={{}}{after}\n"
        check(text.format("we<|>"), "Web", text.format("Web<|>"))
        check(text.format("b<|>x"), "build", text.format("build<|>"))
        check(text.format("<|>"), "build", text.format("build<|>"))


def test_other_keys_of_a_mount_name_no_stage() -> None:
    assert not stages(f"{STAGES}FROM c\nRUN --mount=source=<|>")
    assert not stages(f"{STAGES}FROM c\nRUN --mount=<|>")


def test_from_offers_the_earlier_stages_as_buildkit_finds_them() -> None:
    check(f"{STAGES}FROM <|>", "web", f"{STAGES}FROM web<|>")
    check(f"{STAGES}FROM bu<|>x AS c\n", "build", f"{STAGES}FROM build<|> AS c\n")
    check(f"{STAGES}FROM --platform=x <|>\n", "web", f"{STAGES}FROM --platform=x web<|>\n")
    assert stages(f"{STAGES}FROM <|> AS c\nFROM d AS e\n") == ["web", "build"]


def test_elsewhere_in_from_there_is_no_stage() -> None:
    assert not stages(f"{STAGES}FROM a <|>")
    assert not stages(f"{STAGES}FROM a AS <|>")
    assert not stages(f"{STAGES}FROM --<|>")
    assert not stages(f"{STAGES}FROM <|> --platform=x a\n")
    assert not stages(f"{STAGES}FROM --platform=<|> a\n")


def test_other_instructions_name_no_stage() -> None:
    assert not stages(f"{STAGES}FROM c\nADD --from=<|> a b\n")
    assert not stages(f"{STAGES}FROM c\nCOPY <|>")
    assert not stages(f"{STAGES}FROM c\nRUN a --from=<|>")


def test_onbuild_names_stages_of_another_file() -> None:
    assert not stages(f"{STAGES}FROM c\nONBUILD COPY --from=<|> a b\n")
    assert not stages(f"{STAGES}FROM c\nONBUILD RUN --mount=from=<|>")


def test_accepting_in_the_middle_replaces_the_whole_name() -> None:
    check("FROM a AS builder\nFROM b\nCOPY --from=bu<|>ild a b\n", "builder",
          "FROM a AS builder\nFROM b\nCOPY --from=builder<|> a b\n")  # fmt: skip


def test_continuation_lines_windows_and_korean() -> None:
    text = (
        "# 한국어\r\nFROM a AS b\r\nFROM c\r\nCOPY \\\r\n\t# 주석 😀\r\n\t--from={} \\\r\n\t/x\r\n"
    )
    check(text.format("<|>"), "b", text.format("b<|>"))


def test_the_escape_directive_counts() -> None:
    text = "# escape=`\nFROM a AS b\nFROM c\nCOPY `\n  --from={}"
    check(text.format("<|>"), "b", text.format("b<|>"))


def test_a_stage_is_shown_with_its_image_and_comments() -> None:
    text = "# Compiles.\nFROM golang:1.26 AS build\nFROM a\nCOPY --from=<|>"
    item = offered(text)["build"]
    assert item.detail == "FROM golang:1.26"
    assert isinstance(item.documentation, types.MarkupContent)
    assert "# Compiles.\nFROM golang:1.26 AS build\n" in item.documentation.value
    assert "Dockerfile:2" in item.documentation.value
