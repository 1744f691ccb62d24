"""What people read about instructions, flags, parser directives and the like, kept as TOML.

`en/` is whole; `ko/` lies over it and holds the sentences only, as names, forms and examples
are the same in every language. One paragraph is one line of Markdown: clients differ in
whether a line end within a paragraph is a blank. A file is read when it is first asked for.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from dockerfile_lsp.catalog.content import content
from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS

LANGUAGES = ("en", "ko")


class FlagProse(NamedTuple):
    """A flag of an instruction; `detail` (Markdown) may be empty."""

    name: str
    syntax: str
    summary: str
    detail: str
    example: str
    url: str


class DirectiveProse(NamedTuple):
    """A parser directive; `detail` is Markdown."""

    name: str
    syntax: str
    summary: str
    detail: str
    example: str
    url: str


class InstructionProse(NamedTuple):
    """An instruction; `detail` is Markdown, `flags` are by name, without dashes."""

    name: str
    summary: str
    syntax: tuple[str, ...]
    detail: str
    example: str
    url: str
    flags: Mapping[str, FlagProse]


def instruction(name: str, locale: str = "en") -> InstructionProse | None:
    """What there is to say about the instruction `name`, written in any letter case.

    `locale` is a tag such as `ko`, `ko-KR` or `ko_KR.UTF-8`; English if nothing is written
    in its language. None if there is no such instruction.
    """
    keyword = name.upper()
    return _instruction(keyword, _language(locale)) if keyword in INSTRUCTIONS else None


def directive(name: str, locale: str = "en") -> DirectiveProse | None:
    """What there is to say about a parser directive; see `instruction`."""
    keyword = name.lower()
    return _directive(keyword, _language(locale)) if keyword in DIRECTIVES else None


def variable(name: str, locale: str = "en") -> str:
    """One paragraph about a variable that BuildKit itself defines; empty for others."""
    return _paragraph("variables", name, locale)


def label(key: str, locale: str = "en") -> str:
    """One paragraph about a label that tools know; empty for others."""
    return _paragraph("labels", key, locale)


def suppression(kind: str, locale: str = "en") -> str:
    """One paragraph about a kind of comment that keeps findings quiet; empty for others."""
    return _paragraph("suppressions", kind, locale)


def _paragraph(stem: str, name: str, locale: str) -> str:
    texts = _texts(stem, _language(locale)).get(name, {})
    return str(texts.get("summary", ""))


@cache
def _instruction(keyword: str, language: str) -> InstructionProse:
    texts = _texts(keyword.lower(), language)
    flags = {name: FlagProse(name, **_five(flag)) for name, flag in texts.get("flags", {}).items()}
    return InstructionProse(
        name=keyword,
        summary=texts["summary"],
        syntax=tuple(texts["syntax"]),
        detail=_trimmed(texts["detail"]),
        example=_trimmed(texts["example"]),
        url=texts["url"],
        flags=MappingProxyType(flags),
    )


@cache
def _directive(keyword: str, language: str) -> DirectiveProse:
    return DirectiveProse(keyword, **_five(_texts("directives", language)[keyword]))


def _five(texts: Mapping[str, Any]) -> dict[str, str]:
    keys = ("syntax", "summary", "detail", "example", "url")
    return {key: _trimmed(texts.get(key, "")) for key in keys}


def _trimmed(text: str) -> str:
    return text.strip("\n")


def _language(locale: str) -> str:
    language = re.split(r"[-_.@]", locale, maxsplit=1)[0].lower()
    return language if language in LANGUAGES else "en"


def _texts(stem: str, language: str) -> dict[str, Any]:
    english = _table(f"en/{stem}.toml")
    return english if language == "en" else _over(english, _table(f"{language}/{stem}.toml"))


def _over(english: Any, overlay: Any) -> Any:
    if not isinstance(overlay, dict):
        return overlay
    tables = cast("dict[str, Any]", overlay)
    return english | {key: _over(english[key], text) for key, text in tables.items()}


@cache
def _table(path: str) -> dict[str, Any]:
    return tomllib.loads(content(__spec__, path).decode())
