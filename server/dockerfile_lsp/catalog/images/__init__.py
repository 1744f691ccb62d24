"""Images that people use, as far as can be known without asking anyone.

`names.json` says in our words what each is, `instead.json` what replaced it, `variants.json`
what words in tags mean, `phrases.json` has what is said around them; `ko.json` lies over these.
`facts.json` has tags, configurations and the dates to which releases are supported, made from
tables of `DATE` by tests/catalog/images_from_tables.py. Names are familiar ones ("node",
"grafana/loki"). Official tags move weekly: one that is not here is unknown, not wrong. A file is
read when it is first asked for.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from ..content import content

DATE = "2026-08-21"  # when the tables' sources were stored


class KnownImage(NamedTuple):
    name: str
    summary: str
    used: int  # by how many of 333 repositories
    deprecated: bool
    instead: tuple[str, ...]  # images that replace it; may be empty
    architectures: tuple[str, ...]


class Cycle(NamedTuple):
    """A line of releases, such as Python 3.12. Dates are ISO 8601 or empty.

    `end` is the end of security support; where only the fact is known, `has_ended` says it.
    `extended_end` is the end of longer support, mostly for customers.
    """

    name: str
    codename: str
    end: str
    has_ended: bool
    extended_end: str
    is_long_term: bool


class KnownConfig(NamedTuple):
    """What the images of some tags hand down; linux/amd64.

    `tags` has the shortest tag of each variant, or "*". In `env` a value is None where it is not
    the same in all of them. `is_whole`: nothing else is set. `read` tells how fresh it is.
    """

    tags: tuple[str, ...]
    env: tuple[tuple[str, str | None], ...]
    user: str
    workdir: str
    entrypoint: tuple[str, ...]
    cmd: tuple[str, ...]
    ports: tuple[str, ...]
    volumes: tuple[str, ...]
    stop_signal: str
    is_whole: bool
    read: str


@cache
def names() -> tuple[str, ...]:
    """All names, the most used first."""
    return tuple(line[1:].partition(b'"')[0].decode() for line in _lines() if line[:1] == b'"')


@cache
def known(name: str, locale: str = "en") -> KnownImage | None:
    if name not in names():
        return None
    entry = _entry(name)
    instead = tuple(_table("instead").get(name, ()))
    summary = _texts("names", locale)[name]
    is_deprecated = "deprecated" in entry or bool(instead)
    architectures = tuple(each for each in entry.get("architectures", "").split(",") if each)
    return KnownImage(name, summary, entry.get("used", 0), is_deprecated, instead, architectures)


@cache
def tags(name: str) -> tuple[str, ...]:
    """The Linux tags there were at `DATE`, in no order; empty where none is known.

    Of images outside the official library, only tags that somebody was seen to use.
    """
    return tuple(_entry(name).get("tags", "").split())


@cache
def cycles(name: str) -> tuple[Cycle, ...]:
    """The newest first."""
    return tuple(_cycle(*row) for row in _entry(name).get("cycles", ()))


@cache
def configs(name: str) -> tuple[KnownConfig, ...]:
    return tuple(_config(row) for row in _entry(name).get("configs", ()))


def variant(word: str, locale: str = "en") -> str:
    """What a word in a tag, without its numbers, tells about the image; "" if unknown."""
    text: str = _texts("variants", locale).get(word, "")
    return text


def phrase(name: str, locale: str = "en", **values: str) -> str:
    """A sentence of phrases.json with its values put in."""
    return _texts("phrases", locale)[name].format(**values)


def _cycle(name: str, codename: str = "", end: str = "", extended: str = "", *rest: str) -> Cycle:
    long_term = rest[1] if len(rest) > 1 else ""
    return Cycle(
        name=name,
        codename=codename,
        end=end if end[:1].isdigit() else "",
        has_ended=end == "true",
        extended_end=extended if extended[:1].isdigit() else "",
        is_long_term=bool(long_term) and long_term != "false",
    )


def _config(row: Mapping[str, Any]) -> KnownConfig:
    env = (each.partition("=") for each in row.get("env", ()))
    return KnownConfig(
        tags=tuple(row.get("tags", "").split()),
        env=tuple((name, value if equals else None) for name, equals, value in env),
        user=row.get("user", ""),
        workdir=row.get("workdir", ""),
        entrypoint=tuple(json.loads(row.get("entrypoint", "[]"))),
        cmd=tuple(json.loads(row.get("cmd", "[]"))),
        ports=tuple(row.get("ports", ())),
        volumes=tuple(row.get("volumes", ())),
        stop_signal=row.get("stopsignal", ""),
        is_whole="base_unknown" not in row and "changed" not in row,
        read=row.get("read", ""),
    )


@cache
def _texts(table: str, locale: str) -> Mapping[str, str]:
    korean = locale.lower().replace("_", "-").split("-")[0] == "ko"
    texts: Mapping[str, str] = _table(table)
    return {**texts, **_table("ko").get(table, {})} if korean else texts


@cache
def _lines() -> tuple[bytes, ...]:
    """Of facts.json, an image each: a check needs few of them, and all take 2 ms to understand."""
    return tuple(content(__spec__, "facts.json").split(b"\n"))


@cache
def _entry(name: str) -> Mapping[str, Any]:
    """The facts of the image, empty if it is none of ours. Not to be changed."""
    start = f'"{name}": '.encode()
    line = next((line for line in _lines() if line.startswith(start)), b"")
    entry: Mapping[str, Any] = json.loads(line[len(start) :].removesuffix(b",")) if line else {}
    return entry


@cache
def _table(name: str) -> Mapping[str, Any]:
    """Not to be changed: everybody is given the same."""
    table: Mapping[str, Any] = json.loads(content(__spec__, f"{name}.json"))
    return table
