from collections.abc import Mapping
from time import process_time

import pytest
from lsprotocol import types

from dockerfile_lsp.feature import to_span
from dockerfile_lsp.features.completion import completion, image
from dockerfile_lsp.features.completion._context import place
from dockerfile_lsp.features.completion_resolve import completion_resolve
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.semantics.image_facts import (
    Repositories,
    RepositoryFact,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from dockerfile_lsp.workspace import Fact, FactKey, Facts, Snapshot
from marked import Marked, marked

_NODE = Tags("docker.io/library/node")


def at(text: str, facts: Mapping[FactKey, object] | None = None) -> Marked:
    m = marked(text)
    known: Facts = {key: Fact(value, 0.0) for key, value in (facts or {}).items()}
    return replace(m, view=replace(m.view, facts=known))


def offered(
    text: str, facts: Mapping[FactKey, object] | None = None
) -> dict[str, types.CompletionItem]:
    m = at(text, facts)
    found = completion(m.view, m.cursor)
    items = sorted(found.items if found else (), key=lambda item: item.sort_text or "")
    return {item.label: item for item in items}


def check(text: str, label: str, after: str, facts: Mapping[FactKey, object] | None = None) -> None:
    """`label` is offered; once accepted, the text is `after`. What is typed passes the filter."""
    m, item = at(text, facts), offered(text, facts)[label]
    edit = item.text_edit
    assert isinstance(edit, types.TextEdit)
    assert m.after([edit]) == after
    typed = m.doc.text[to_span(m.doc, edit.range).start : m.cursor]
    assert (item.filter_text or "").startswith(typed)


def nothing(text: str, label: str) -> None:
    assert label not in offered(text)


def needed(text: str, facts: Mapping[FactKey, object] | None = None) -> tuple[FactKey, ...]:
    m = at(text, facts)
    here = place(m.view, m.cursor)
    return tuple(image.needs(here)) if here else ()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("FROM <|>", "FROM python"),
        ("FROM py<|>\n", "FROM python\n"),
        ("FROM py<|>x AS a\n", "FROM python AS a\n"),
        ("FROM a AS b\nCOPY --from=<|> x y\n", "FROM a AS b\nCOPY --from=python x y\n"),
        ("FROM a\nRUN --mount=from=<|> x\n", "FROM a\nRUN --mount=from=python x\n"),
        ("FROM --platform=linux/arm64 p<|>", "FROM --platform=linux/arm64 python"),
    ],
)
def test_names(text: str, after: str) -> None:
    check(text, "python", after)


@pytest.mark.parametrize(
    "text",
    ["FROM a AS <|>", "RUN <|>", "FROM a\nCOPY <|>", "FROM --platform=<|> a", "FROM $p<|>",
     "FROM -<|>", "# syntax=<|>\n", "# no=directive <|>\n"]
)  # fmt: skip
def test_where_no_image_is_named(text: str) -> None:
    nothing(text, "python")


def test_scratch_is_for_from_alone() -> None:
    assert "scratch" in offered("FROM <|>")
    nothing("FROM a\nCOPY --from=<|> x y\n", "scratch")


def test_the_most_used_come_first() -> None:
    labels = list(offered("FROM <|>"))
    assert labels.index("ubuntu") < labels.index("node") < labels.index("adminer")


def test_a_name_says_what_it_is_and_what_replaced_it() -> None:
    item = offered("FROM open<|>")["openjdk"]
    assert item.tags == [types.CompletionItemTag.Deprecated]
    assert item.detail
    resolved = completion_resolve(Snapshot(), item)
    assert isinstance(resolved.documentation, types.MarkupContent)
    assert "eclipse-temurin" in resolved.documentation.value


def test_docker_hub_may_be_written_out() -> None:
    check("FROM docker.io/library/no<|>", "docker.io/library/node", "FROM docker.io/library/node")
    check("FROM docker.io/library/node:2<|>", "24-slim", "FROM docker.io/library/node:24-slim")


def test_names_of_another_registry_follow_its_host() -> None:
    check("FROM ghcr.io/as<|>", "ghcr.io/astral-sh/uv", "FROM ghcr.io/astral-sh/uv")
    nothing("FROM ghcr.io/<|>", "python")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("FROM node:<|>", "FROM node:24-slim"),
        ("FROM node:2<|>\n", "FROM node:24-slim\n"),
        ("FROM node:2<|>0-alpine AS a\n", "FROM node:24-slim AS a\n"),
        ("FROM a\nCOPY --from=node:<|> x y\n", "FROM a\nCOPY --from=node:24-slim x y\n"),
        ("FROM a\nRUN --mount=from=node:<|>,target=/x y\n",
         "FROM a\nRUN --mount=from=node:24-slim,target=/x y\n"),
    ],
)  # fmt: skip
def test_tags_of_the_catalogue(text: str, after: str) -> None:
    check(text, "24-slim", after)


def test_latest_tells_what_it_is() -> None:
    assert offered("FROM python:<|>")["latest"].detail == "what no tag means: 3.14 now"
    tags = TagList((TagFact("latest", size=5_000_000, digest="a"), TagFact("1.4", digest="a")))
    known: Mapping[FactKey, object] = {Tags("example.com/app"): tags}
    label = offered("FROM example.com/app:<|>", known)["latest"]
    assert label.detail == "what no tag means: 1.4 now · 5 MB"
    unknown: Mapping[FactKey, object] = {Tags("example.com/app"): TagList((TagFact("latest"),))}
    assert offered("FROM example.com/app:<|>", unknown)["latest"].detail == "what no tag means"


def test_latest_comes_first_and_floating_before_exact() -> None:
    labels = list(offered("FROM node:<|>"))
    assert labels[0] == "latest"
    assert labels.index("24") < labels.index("24.19.0")


def test_the_variant_that_is_replaced_comes_first() -> None:
    labels = list(offered("FROM node:<|>18-slim"))
    assert labels.index("24-slim") < labels.index("24")


def test_what_the_registry_says_counts_alone_when_it_is_whole() -> None:
    facts: dict[FactKey, object] = {
        _NODE: TagList((TagFact("99", 1787187723, 45_000_000, "", ("linux/amd64",)),))
    }
    assert list(offered("FROM node:<|>", facts)) == ["99"]
    assert offered("FROM node:<|>", facts)["99"].detail == "2026-08-20 · 45 MB · amd64"


def test_what_is_not_whole_is_added_to_the_catalogue() -> None:
    facts: dict[FactKey, object] = {_NODE: TagList((TagFact("99"),), is_whole=False)}
    assert {"99", "24-slim"} <= set(offered("FROM node:<|>", facts))


def test_a_tag_past_its_end_is_crossed_out() -> None:
    facts: dict[FactKey, object] = {_NODE: TagList((TagFact("16"), TagFact("24")))}
    found = offered("FROM node:<|>", facts)
    assert found["16"].tags == [types.CompletionItemTag.Deprecated]
    assert found["24"].tags is None


def test_of_very_many_tags_those_that_fit() -> None:
    many = TagList(tuple(TagFact(f"1.0.{number}") for number in range(5000)))
    found = offered("FROM node:1.0.49<|>", {_NODE: many})
    assert len(found) <= 400
    assert "1.0.4999" in found


def test_the_syntax_directive_names_an_image() -> None:
    key = Tags("docker.io/docker/dockerfile")
    facts: dict[FactKey, object] = {key: TagList((TagFact("1.26"),))}
    check("# syntax=docker/dockerfile:1<|>\nFROM a\n", "1.26",
          "# syntax=docker/dockerfile:1.26\nFROM a\n", facts)  # fmt: skip
    assert needed("# syntax=docker/dockerfile:<|>\n") == (key,)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("FROM <|>", ()),
        ("FROM node<|>", ()),
        ("FROM node:<|>", (_NODE,)),
        ("FROM ghcr.io/<|>", (Repositories("ghcr.io"),)),
        ("FROM ghcr.io/team/a<|>", (Repositories("ghcr.io", "team/"),)),
        ("FROM grafana/<|>", (Repositories("docker.io", "grafana/"),)),
        ("FROM localhost:5000/a:<|>", (Tags("localhost:5000/a"),)),
        ("FROM localhost:5<|>", ()),
        ("FROM $A:<|>", ()),
        ("RUN node:<|>", ()),
    ],
)
def test_what_it_would_like_to_know(text: str, keys: tuple[FactKey, ...]) -> None:
    assert needed(text) == keys


def test_names_that_a_registry_lists() -> None:
    listed = RepositoryList((RepositoryFact("team/app", "Ours"), RepositoryFact("team/tool")))
    check("FROM ghcr.io/team/<|>", "ghcr.io/team/app", "FROM ghcr.io/team/app",
          {Repositories("ghcr.io", "team/"): listed})  # fmt: skip


def test_names_that_docker_hub_lists() -> None:
    listed = RepositoryList((RepositoryFact("grafana/grafana"),))
    check("FROM grafana/<|>", "grafana/grafana", "FROM grafana/grafana",
          {Repositories("docker.io", "grafana/"): listed})  # fmt: skip


def test_the_answer_is_incomplete_until_the_registry_has_said_all() -> None:
    cases: tuple[tuple[dict[FactKey, object], bool], ...] = (
        ({}, True),
        ({_NODE: TagList((), is_whole=False)}, True),
        ({_NODE: TagList((TagFact("1"),))}, False),
    )
    for facts, wanted in cases:
        m = at("FROM node:<|>", facts)
        here = place(m.view, m.cursor)
        assert here
        assert image.is_incomplete(here) == wanted


def test_the_catalogue_answers_at_once() -> None:
    offered("FROM python:<|>")
    m = at("FROM python:<|>")
    start = process_time()
    assert completion(m.view, m.cursor)
    assert process_time() - start < 0.1
