from collections.abc import Mapping

import pytest
from lsprotocol import types

from dockerfile_lsp.feature import to_span
from dockerfile_lsp.features.completion import completion, needs
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.semantics.image_facts import TagFact, TagList, Tags
from dockerfile_lsp.workspace import Fact, FactKey
from marked import Marked, marked

_NODE = Tags("docker.io/library/node")


def at(text: str, facts: Mapping[FactKey, object] | None = None) -> Marked:
    m = marked(text)
    known = {key: Fact(value, 0.0) for key, value in (facts or {}).items()}
    return replace(m, view=replace(m.view, facts=known))


def offered(
    text: str, facts: Mapping[FactKey, object] | None = None
) -> dict[str, types.CompletionItem]:
    m = at(text, facts)
    found = completion(m.view, m.cursor)
    items = sorted(found.items if found else (), key=lambda item: item.sort_text or "")
    return {item.label: item for item in items}


def check(text: str, version: str, after: str) -> None:
    """`version` is offered; once accepted, the text is `after`. What is typed passes the filter."""
    m, item = at(text), offered(text)[version]
    edit = item.text_edit
    assert isinstance(edit, types.TextEdit)
    assert m.after([edit]) == after
    typed = m.doc.text[to_span(m.doc, edit.range).start : m.cursor]
    assert (item.filter_text or "").startswith(typed)


def nothing(text: str) -> None:
    assert not offered(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("ARG V=<|>\nFROM node:${V}\n", "ARG V=24\nFROM node:${V}\n"),
        ("ARG V=2<|>0\nFROM node:$V-slim\n", "ARG V=24\nFROM node:$V-slim\n"),
        ("ARG A V=2<|> B=3\nFROM node:${V}-alpine AS x\n",
         "ARG A V=24 B=3\nFROM node:${V}-alpine AS x\n"),
    ],
)  # fmt: skip
def test_versions_of_the_image(text: str, after: str) -> None:
    check(text, "24", after)


def test_only_versions_that_are_there_with_that_variant() -> None:
    facts: dict[FactKey, object] = {
        _NODE: TagList(tuple(map(TagFact, ("24", "24-slim", "26", "22-slim-x"))))
    }
    assert list(offered("ARG V=<|>\nFROM node:${V}-slim\n", facts)) == ["24"]


def test_a_whole_tag() -> None:
    assert "24-slim" in offered("ARG TAG=<|>\nFROM node:$TAG\n")


def test_part_of_a_version() -> None:
    found = offered("ARG MINOR=<|>\nFROM python:3.$MINOR-slim\n")
    assert {"13", "14"} <= set(found)
    assert found["13"].detail == "python:3.13-slim"


def test_a_version_past_its_end_is_crossed_out() -> None:
    facts: dict[FactKey, object] = {_NODE: TagList((TagFact("16"), TagFact("24")))}
    found = offered("ARG V=<|>\nFROM node:$V\n", facts)
    assert found["16"].tags == [types.CompletionItemTag.Deprecated]
    assert found["24"].tags is None


@pytest.mark.parametrize(
    "text",
    [
        "ARG V=<|>\nFROM node\n",
        "ARG W=<|>\nFROM node:$V\n",
        "ARG V=<|>\nFROM $V\n",
        "ARG V=<|>\nFROM node:${V:-22}\n",
        "ARG V=<|>\nARG W\nFROM node:$V-$W\n",
        "ARG V=<|>\nFROM example.com/app:$V\n",
        "ARG V=1\nFROM node:$V\nARG V=<|>\n",
        'ARG V="<|>\nFROM node:$V\n',
        "ENV V=<|>\nFROM node:$V\n",
    ],
)
def test_where_no_version_is_written(text: str) -> None:
    nothing(text)


def test_what_it_would_like_to_know() -> None:
    m = marked("ARG V=<|>\nFROM node:$V AS a\nFROM example.com/app:$V\n")
    assert needs(m.view, m.cursor) == {_NODE, Tags("example.com/app")}
    m = marked("ARG <|>V=\nFROM node:$V\n")
    assert needs(m.view, m.cursor) == frozenset()


def test_the_answer_is_incomplete_until_the_registry_has_said_all() -> None:
    m = marked("ARG V=<|>\nFROM node:$V\n")
    found = completion(m.view, m.cursor)
    assert found
    assert found.is_incomplete
