import pytest

from dockerfile_lsp.semantics.image_facts import (
    ImageConfig,
    ImageDetails,
    ImageSettings,
    Repositories,
    Tags,
)
from dockerfile_lsp.semantics.image_life import lives, next_life
from dockerfile_lsp.semantics.images import image
from dockerfile_lsp.semantics.known_images import catalogue_name, known_settings, platforms_of
from dockerfile_lsp.workspace import Fact


def settings(text: str) -> ImageSettings | None:
    found = image(text)
    assert found
    return known_settings(found)


def ended(text: str, today: str = "2026-11-25") -> list[str]:
    """What `text` is built from whose support is over."""
    found = image(text)
    assert found
    return [life.title for life in lives(found) if life.is_over(today)]


def test_scratch_sets_nothing_and_that_is_known() -> None:
    assert settings("scratch") == ImageSettings()


def test_a_tag_that_was_read() -> None:
    found = settings("golang:alpine")
    assert found
    assert found.is_whole
    assert (found.workdir, dict(found.env)["GOPATH"]) == ("/go", "/go")


def test_an_exact_tag_is_like_the_short_one() -> None:
    assert settings("python:3.12-slim")
    assert settings("python:3.12.9-slim") == settings("python:3.12-slim")


def test_a_tag_with_the_newest_version_is_like_the_one_without() -> None:
    assert settings("python:slim")
    assert settings("python:3.14-slim") == settings("python:slim")


def test_another_version_than_the_newest_is_not() -> None:
    assert settings("python:3.9-slim") is None


def test_a_channel_is_not_the_newest() -> None:
    assert settings("node:lts") is None


def test_on_another_release_of_the_distribution_there_may_be_more() -> None:
    found = settings("python:3.12-slim-trixie")
    assert found
    assert not found.is_whole
    assert "PYTHON_VERSION" in dict(found.env)


def test_a_digest_may_be_an_older_image_of_the_tag() -> None:
    found = settings("golang:alpine@sha256:" + "0" * 64)
    assert found
    assert not found.is_whole
    assert settings("golang@sha256:" + "0" * 64) is None


def test_every_tag_of_some_images_is_alike() -> None:
    found = settings("ubuntu:12.04")
    assert found
    assert found.cmd == ("/bin/bash",)


@pytest.mark.parametrize("text", ["example.com/golang:alpine", "me/golang:alpine", "golang:nope"])
def test_nothing_is_known_of_others(text: str) -> None:
    assert settings(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("docker.io/library/alpine", "alpine"),
        ("amd64/alpine:3", "alpine"),
        ("public.ecr.aws/docker/library/node", "node"),
        ("mirror.gcr.io/library/node", "node"),
        ("ghcr.io/amd64/alpine", "ghcr.io/amd64/alpine"),
        ("arm64v8/no-such", "arm64v8/no-such"),
    ],
)
def test_copies_of_official_images(text: str, name: str) -> None:
    found = image(text)
    assert found
    assert catalogue_name(found) == name


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("python:2.7", ["python 2.7"]),
        ("python:2", ["python 2.7"]),
        ("python:3", []),
        ("python:latest", []),
        ("python", []),
        ("python:3.8-slim-buster", ["python 3.8", "debian 10 (Buster)"]),
        ("python:3.12-alpine3.19", ["alpine 3.19"]),
        ("eclipse-temurin:21-jdk-alpine-3.19", ["alpine 3.19"]),
        ("ubuntu:focal", ["ubuntu 20.04 (Focal Fossa)"]),
        ("ros:kinetic", ["ros kinetic (Kinetic Kame)"]),
        ("amazoncorretto:17-al2", ["amazonlinux 2"]),
        ("mcr.microsoft.com/dotnet/sdk:6.0", ["dotnet/sdk 6"]),
        ("mcr.microsoft.com/windows/servercore:1809", []),
        ("example.com/python:2.7", []),
        ("node:22", []),
    ],
)
def test_what_is_past_its_end(text: str, titles: list[str]) -> None:
    assert ended(text) == titles


def test_debian_is_supported_to_the_end_of_its_long_term_support() -> None:
    assert ended("debian:11", "2026-08-31") == []
    assert ended("debian:11", "2026-09-01") == ["debian 11 (Bullseye)"]


def test_the_next_long_term_release() -> None:
    found = image("ubuntu:20.04")
    assert found
    following = next_life(lives(found)[0])
    assert following
    assert following.release == "26.04"


def test_keys_of_different_kinds_are_different() -> None:
    assert len({Tags("a"), Repositories("a"), ImageConfig("a")}) == 3


def platforms(text: str, details: ImageDetails | None = None) -> set[str]:
    found = image(text)
    assert found
    key = ImageConfig.of(found)
    return set(platforms_of(found, key.platform, {key: Fact(details, 0.0)} if details else {}))


def test_what_an_official_image_is_for() -> None:
    assert {"linux/amd64", "linux/arm64", "linux/arm", "linux/386"} <= platforms("debian")
    assert platforms("archlinux") == {"linux/amd64"}
    assert "windows/amd64" in platforms("golang")
    assert platforms("example.com/app") == set()


def test_what_the_registry_says_an_image_is_for() -> None:
    details = ImageDetails("sha256:", platforms=("linux/arm/v7", "linux/amd64"))
    assert platforms("debian", details) == {"linux/arm", "linux/amd64"}
