import pytest
from lsprotocol import types

from dockerfile_lsp.features.hover import hover, needs
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.semantics.image_facts import ImageConfig, ImageDetails
from dockerfile_lsp.workspace import Fact, FactKey, Facts
from marked import marked


def check(text: str, *parts: str, facts: Facts | None = None) -> None:
    """`<|>` is over the image `<[ ]>`, of which `parts` are shown."""
    m = marked(text)
    found = hover(replace(m.view, facts=facts or {}), m.cursor)
    assert found
    assert m.show(found.range) == m.ranges
    assert isinstance(found.contents, types.MarkupContent)
    for part in parts:
        assert part in found.contents.value


def nothing(text: str) -> None:
    m = marked(text)
    found = hover(m.view, m.cursor)
    assert not found or "catalogue" not in str(found.contents)


def needed(text: str) -> frozenset[FactKey]:
    m = marked(text)
    return needs(m.view, m.cursor)


def test_an_image_of_the_catalogue() -> None:
    check("FROM <[node:24-s<|>lim]> AS a\n", "Node.js", "ENV `NODE_VERSION`", "from the catalogue")


def test_in_copy_and_in_mounts() -> None:
    check("FROM a\nCOPY --from=<[no<|>de]> x y\n", "Node.js")
    check("FROM a\nRUN --mount=from=<[no<|>de]>,target=/x y\n", "Node.js")


def test_with_the_defaults_of_arguments() -> None:
    check("ARG V=24\nFROM <[node:${<|>V}-slim]>\n", "**`node:24-slim`**")


def test_a_name_made_of_variables_shows_what_it_becomes() -> None:
    check("ARG HUB=h.example\nFROM <[$HUB:84<|>43/team/a:1]>\n", "**`h.example:8443/team/a:1`**")
    check("ARG HUB=h.example\nFROM $<[H<|>UB]>:8443/team/a:1\n", 'HUB = "h.example"')


def test_what_the_registry_said() -> None:
    details = ImageDetails("sha256:" + "ab" * 32)
    facts: Facts = {ImageConfig("docker.io/library/node:24"): Fact(details, 1787187723.0)}
    check("FROM <[node:<|>24]>\n", "Digest", "said on 2026-08-20", facts=facts)


@pytest.mark.parametrize(
    "text",
    ["FROM a<|>:1\n", "FROM scr<|>atch\n",
     "FROM node AS b\nFROM <|>b\n", "ARG V\nFROM node:$<|>V\n",
     "FROM a\nCOPY --from=0<|> x y\n", "FR<|>OM node:24\n", "FROM node AS x\nRUN no<|>de\n"]
)  # fmt: skip
def test_where_nothing_is_known_of_an_image(text: str) -> None:
    nothing(text)


def test_the_platform_that_from_asks_for_counts() -> None:
    text = "FROM --platform=linux/arm64 <[node:<|>24]>\n"
    key = ImageConfig("docker.io/library/node:24", "linux/arm64")
    assert needed(text.replace("<[", "").replace("]>", "")) == {key}
    platforms = ("linux/amd64", "linux/arm64")
    details = ImageDetails("sha256:" + "ab" * 32, platforms=platforms, platform="linux/arm64")
    check(text, "those for `linux/arm64`", facts={key: Fact(details, 1787187723.0)})
    copied = "FROM --platform=linux/arm64 a\nCOPY --from=node:2<|>4 a b\n"
    assert needed(copied) == {ImageConfig("docker.io/library/node:24")}


def test_hovering_asks_for_that_image_alone() -> None:
    text = "FROM node:2<|>4 AS a\nFROM python\n"
    assert needed(text) == {ImageConfig("docker.io/library/node:24")}
    assert needed("FROM node:24 AS <|>a\nFROM python\n") == frozenset()
    assert needed("FROM ghcr.io/a/b<|>@sha256:" + "0" * 64) == {
        ImageConfig("ghcr.io/a/b@sha256:" + "0" * 64)
    }
