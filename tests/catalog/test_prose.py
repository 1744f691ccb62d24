"""The prose is whole: it knows what the grammar knows, and Korean says all that English says."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

from dockerfile_lsp.catalog import prose
from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS, PLATFORM_ARGS, InstructionFacts
from dockerfile_lsp.catalog.prose import DirectiveProse, FlagProse, InstructionProse
from dockerfile_lsp.catalog.values import LABEL_KEYS, SUPPRESSIONS

Table = dict[str, Any]

INSTRUCTION_KEYS = {"name", "summary", "syntax", "detail", "example", "url"}
FLAG_KEYS = {"syntax", "summary", "detail", "example", "url"}
TRANSLATED = {"summary", "detail"}
STEMS = (*(name.lower() for name in INSTRUCTIONS), "directives")


def table(language: str, stem: str) -> Table:
    file = files(prose).joinpath(language, f"{stem}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def stems(language: str) -> set[str]:
    return {Path(file.name).stem for file in files(prose).joinpath(language).iterdir()}


def entries(stem: str, language: str = "en") -> Iterator[tuple[str, Table]]:
    """Everything in a file that has a summary of its own, with its name as in `run --mount`."""
    whole = table(language, stem)
    if stem == "directives":
        yield from whole.items()
        return
    flags = whole.pop("flags", {})
    yield stem, whole
    for name, flag in flags.items():
        yield f"{stem} --{name}", flag


def said(locale: str = "en") -> Iterator[InstructionProse | FlagProse | DirectiveProse]:
    """Everything that the loader gives."""
    for name in INSTRUCTIONS:
        found = prose.instruction(name, locale)
        assert found is not None
        yield found
        yield from found.flags.values()
    for name in DIRECTIVES:
        directive = prose.directive(name, locale)
        assert directive is not None
        yield directive


def lacking(english: Table, other: Table) -> set[str]:
    """The translated texts that `other` lacks or has too much, as `flags.from.summary`."""
    return _translated(english) ^ _every(other)


def _translated(whole: Table) -> set[str]:
    return {path for path in _every(whole) if path.rpartition(".")[2] in TRANSLATED}


def _every(whole: Table, prefix: str = "") -> set[str]:
    paths: set[str] = set()
    for key, value in whole.items():
        inside = isinstance(value, dict)
        paths |= _every(cast("Table", value), f"{prefix}{key}.") if inside else {prefix + key}
    return paths


@pytest.mark.parametrize("language", prose.LANGUAGES)
def test_every_instruction_has_a_file_and_no_file_is_for_another(language: str) -> None:
    assert stems(language) == {*STEMS, "variables", "labels", "suppressions"}


@pytest.mark.parametrize("language", prose.LANGUAGES)
def test_every_label_that_is_offered_is_explained(language: str) -> None:
    assert set(table(language, "labels")) == set(LABEL_KEYS)
    assert all(prose.label(key, language) for key in LABEL_KEYS)
    assert not prose.label("maintainer", language)


@pytest.mark.parametrize("language", prose.LANGUAGES)
def test_every_comment_that_keeps_findings_quiet_is_explained(language: str) -> None:
    assert set(table(language, "suppressions")) == set(SUPPRESSIONS)
    assert all(f"`# {kind}" in prose.suppression(kind, language) for kind in SUPPRESSIONS)
    assert not prose.suppression("hello", language)


@pytest.mark.parametrize("language", prose.LANGUAGES)
def test_every_variable_of_buildkits_is_explained(language: str) -> None:
    assert set(table(language, "variables")) == set(PLATFORM_ARGS)
    for name in PLATFORM_ARGS:
        assert f"`ARG {name}`" in prose.variable(name, language)
    assert not prose.variable("PATH", language)


@pytest.mark.parametrize("facts", INSTRUCTIONS.values(), ids=INSTRUCTIONS)
def test_the_flags_are_those_of_the_grammar(facts: InstructionFacts) -> None:
    whole = table("en", facts.name.lower())
    assert whole["name"] == facts.name
    assert set(whole.get("flags", {})) == {flag.name for flag in facts.flags}


def test_the_directives_are_those_of_the_grammar() -> None:
    assert set(table("en", "directives")) == set(DIRECTIVES)


@pytest.mark.parametrize("stem", STEMS)
def test_every_key_is_there_and_no_other(stem: str) -> None:
    for name, entry in entries(stem):
        expected = INSTRUCTION_KEYS if name == stem and stem != "directives" else FLAG_KEYS
        assert set(entry) == expected, name


@pytest.mark.parametrize("locale", prose.LANGUAGES)
def test_a_summary_is_one_line_of_at_most_120_characters(locale: str) -> None:
    for entry in said(locale):
        assert re.fullmatch(r"[^\n]{10,119}\.", entry.summary), entry.name


def test_an_english_summary_is_one_sentence() -> None:
    for entry in said():
        assert ". " not in entry.summary, entry.name


def test_every_text_is_there() -> None:
    for entry in said():
        assert entry.detail.strip()
        assert entry.example.strip()
        assert all(entry.syntax)
        assert entry.name.lower() in "".join(entry.syntax).lower()
        assert re.fullmatch(
            r"https://docs\.docker\.com/reference/dockerfile/#[a-z-]+", entry.url
        ), entry.name


def test_what_is_shown_is_the_thing_itself() -> None:
    for name in INSTRUCTIONS:
        found = prose.instruction(name)
        assert found is not None
        for flag in found.flags.values():
            assert flag.syntax.startswith(f"--{flag.name}")
            assert f"--{flag.name}" in flag.example
            assert re.search(rf"^{name} ", flag.example, re.MULTILINE)


@pytest.mark.parametrize("locale", prose.LANGUAGES)
def test_bold_text_ends_where_markdown_sees_it_end(locale: str) -> None:
    """CommonMark 6.2: after punctuation, a closing `**` needs a blank or punctuation behind."""
    for entry in said(locale):
        pieces = re.sub("`[^`]*`", "`", entry.detail).split("**")
        assert len(pieces) % 2 == 1, entry.name
        for bold, behind in zip(pieces[1::2], pieces[2::2], strict=True):
            assert bold[-1].isalnum() or not behind[:1].isalnum(), (entry.name, bold)


@pytest.mark.parametrize("locale", prose.LANGUAGES)
def test_a_paragraph_is_one_line(locale: str) -> None:
    for entry in said(locale):
        lines = entry.detail.splitlines()
        for above, below in pairwise(lines):
            assert not above or not below or below.startswith("- "), (entry.name, below)


@pytest.mark.parametrize("stem", STEMS)
def test_korean_says_all_that_english_says_and_nothing_else(stem: str) -> None:
    assert lacking(table("en", stem), table("ko", stem)) == set()


@pytest.mark.parametrize("gone", ["summary", "flags.from.detail"])
def test_a_text_missing_in_korean_is_named(gone: str) -> None:
    korean = table("ko", "copy")
    *path, key = gone.split(".")
    owner = korean
    for step in path:
        owner = owner[step]
    del owner[key]
    assert lacking(table("en", "copy"), korean) == {gone}


def test_a_text_too_many_in_korean_is_named() -> None:
    korean = table("ko", "copy") | {"example": "COPY . ."}
    assert lacking(table("en", "copy"), korean) == {"example"}


def test_korean_is_written_in_korean() -> None:
    for entry in said("ko"):
        for text in (entry.summary, entry.detail):
            assert re.search("[가-힣]", text), entry.name


def test_korean_keeps_names_forms_and_examples() -> None:
    for english, korean in zip(said(), said("ko"), strict=True):
        assert (english.name, english.syntax) == (korean.name, korean.syntax)
        assert (english.example, english.url) == (korean.example, korean.url)
        assert english.summary != korean.summary


def code(text: str) -> set[str]:
    return {piece for piece in re.findall("`[^`]+`", text) if not re.search("[가-힣<]", piece)}


def test_korean_names_the_same_code_as_english() -> None:
    for english, korean in zip(said(), said("ko"), strict=True):
        absent = {piece for piece in code(english.detail) if piece not in korean.detail}
        assert absent == set(), english.name
