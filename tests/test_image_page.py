import time

import pytest

from dockerfile_lsp.image_page import image_page, literal, size_text, tag_page
from dockerfile_lsp.semantics.image_facts import (
    ImageConfig,
    ImageDetails,
    ImageSettings,
    TagFact,
    TagList,
    Tags,
)
from dockerfile_lsp.semantics.images import image
from dockerfile_lsp.workspace import Fact, Facts

_DIGEST = "sha256:" + "ab" * 32


def check(text: str, *parts: str, details: ImageDetails | None = None, locale: str = "en") -> None:
    """The page has these parts."""
    found = image(text)
    assert found
    key = ImageConfig.of(found)
    facts: Facts = {key: Fact(details, time.time())} if details else {}
    page = image_page(found, "linux/amd64", facts, locale)
    for part in parts:
        assert part in page, page


def nothing(text: str) -> None:
    found = image(text)
    assert found
    assert image_page(found, "linux/amd64", {}) == ""


def test_what_the_catalogue_knows() -> None:
    check(
        "golang:1.26-alpine",
        "**`golang:1.26-alpine`**",
        "The Go toolchain",
        "- `alpine`: on Alpine Linux",
        "golang 1.26 is supported",
        "- WORKDIR `/go`",
        "- ENV `GOPATH=/go`",
        "- ENV `GOLANG_VERSION`\n",
        "from the catalogue",
    )


def test_what_the_catalogue_may_not_know_whole() -> None:
    check("python:3.12-slim-trixie", "there may be more")


def test_what_is_past_its_end() -> None:
    check("python:2.7", "python 2.7 is **past its end of life** (2020-01-01)")


def test_what_replaces_it() -> None:
    check("openjdk:17", "**Deprecated**: use `eclipse-temurin`")


def test_korean() -> None:
    check("node:22-slim", "npm이 포함된", "2027-04-30까지 지원", "카탈로그", locale="ko")


def test_nothing_is_known() -> None:
    nothing("example.com/a/b:1")


def test_what_the_registry_said_counts_more() -> None:
    settings = ImageSettings(
        (("A", "1"),), "me", "/w", ("/run",), ("a", "b"), ("80/tcp",), ("/d",),
        (("l", "v"),), ("bash", "-c"), "SIGQUIT", ("RUN x",),
    )  # fmt: skip
    details = ImageDetails(_DIGEST, "2026-08-01T10:00:00Z", ("linux/amd64",), 45_200_000, settings)
    check(
        "example.com/a/b:1",
        f"- Digest: `{_DIGEST}`",
        "- Created: `2026-08-01`",
        "- Platforms: `linux/amd64`",
        "- Size: 45.2 MB",
        "- ENV `A=1`",
        "- USER `me`",
        "- WORKDIR `/w`",
        '- ENTRYPOINT `["/run"]`',
        '- CMD `["a", "b"]`',
        "- EXPOSE `80/tcp`",
        "- VOLUME `/d`",
        "- LABEL `l=v`",
        '- SHELL `["bash", "-c"]`',
        "- STOPSIGNAL `SIGQUIT`",
        "- ONBUILD `RUN x`",
        "_As `example.com` said on ",
        details=details,
    )


def test_strangers_text_is_no_markdown() -> None:
    settings = ImageSettings(user="`[x](http://evil)`\n# big", labels=(("a", "<b>``</b>"),))
    check(
        "example.com/a:1",
        "- USER `` `[x](http://evil)` # big ``",
        "- LABEL ```a=<b>``</b>```",
        details=ImageDetails(_DIGEST, settings=settings),
    )


def test_a_tag_alone() -> None:
    page = tag_page(image("node:24-slim"))
    assert "with fewer packages" in page
    assert "ENV" not in page
    assert tag_page(None) == ""


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1500, "1.5 kB"),
        (45_000_000, "45 MB"),
        (2_340_000_000, "2.34 GB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text


def test_empty_text_is_shown_as_nothing() -> None:
    assert literal(" \n ") == ""


def test_when_the_tag_was_pushed() -> None:
    found = image("example.com/a:1")
    assert found
    facts: Facts = {
        ImageConfig.of(found): Fact(ImageDetails(_DIGEST), time.time()),
        Tags.of(found): Fact(TagList((TagFact("1", 1787187723),)), time.time()),
    }
    assert "- Pushed: 2026-08-20" in image_page(found, "linux/amd64", facts)
