"""Which engine answers, asked of real programs."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import required
from dockerfile_lsp.services.engine import Engines
from dockerfile_lsp.services.engine_probe import Engine, Kind
from dockerfile_lsp.services.engine_trouble import NoEngine
from real_engines import STARTED, needs

Only = Callable[..., Path]

# Debian 12's docker, which the tests fall back to, knows no buildx and has BuildKit itself.
WITH_BUILDX = Kind.BUILDX if "buildx" in STARTED else Kind.BUILDKIT
WITHOUT_BUILDX = Kind.LEGACY if "buildx" in STARTED else Kind.BUILDKIT


def check(kind: Kind, wanted: str = "auto") -> None:
    found = asyncio.run(Engines().answering(wanted))
    assert isinstance(found, Engine), found
    assert found.kind is kind
    assert found.version


def nothing(message: str, wanted: str = "auto") -> None:
    """No engine answers, and `message` is part of what the user is told."""
    found = asyncio.run(Engines().answering(wanted))
    assert isinstance(found, NoEngine), found
    assert message in found.message


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Only:
    """Makes PATH a folder with just the named of this machine's programs, and gives it."""

    def only_(*names: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        for name in names:
            (folder / name).symlink_to(required.program(name, name))
        monkeypatch.setenv("PATH", str(folder))
        return folder

    return only_


def test_an_empty_path_has_no_engine(only: Only) -> None:
    only()
    nothing("No build engine is on PATH (docker, podman, buildah); install Docker")


def test_the_engine_that_is_set_is_not_there(only: Only) -> None:
    only()
    nothing("build.engine is 'podman', but there is no podman on PATH; install", "podman")
    nothing("build.engine is 'kaniko', which is neither auto, docker", "kaniko")
    nothing("build.engine is '/no/such', which is neither auto, docker", "/no/such")
    nothing("build.engine is '/bin/echo', which is neither auto, docker", "/bin/echo")


def test_a_program_in_the_current_folder_is_not_used(
    only: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = only("true")
    (folder / "true").rename(folder / "docker")
    nothing("Docker is installed but its daemon does not answer")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".")))
    nothing("No build engine is on PATH")


def test_a_docker_without_a_daemon(only: Only, monkeypatch: pytest.MonkeyPatch) -> None:
    only("docker")
    monkeypatch.setenv("DOCKER_HOST", "unix:///no/such/socket")
    nothing("Docker is installed but its daemon does not answer")
    nothing("unix:///no/such/socket", "docker")
    nothing("; start it (sudo systemctl start docker, or Docker Desktop)")


def test_a_docker_that_may_not_use_the_socket() -> None:
    needs("docker")
    if os.geteuid() != 0:
        required.missing("only root may become another user")
    groups = os.getgroups()
    os.setgroups(())
    os.setegid(65534)
    os.seteuid(65534)
    try:
        nothing("This user may not talk to Docker's daemon; add the user", "docker")
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def test_buildx_is_preferred() -> None:
    needs("docker", "podman", "buildah")
    check(WITH_BUILDX)
    check(WITH_BUILDX, "docker")


def test_a_docker_without_buildx_builds_by_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    needs("docker")
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    check(WITHOUT_BUILDX)


def test_without_a_daemon_the_next_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    needs("docker", "podman")
    monkeypatch.setenv("DOCKER_HOST", "unix:///no/such/socket")
    check(Kind.PODMAN)
    nothing("Docker is installed but its daemon does not answer", "docker")


def test_buildah_is_the_last(only: Only) -> None:
    needs("buildah")
    only("buildah")
    check(Kind.BUILDAH)


def test_podman_and_buildah_by_name_and_path() -> None:
    needs("podman", "buildah")
    check(Kind.PODMAN, "podman")
    check(Kind.BUILDAH, "buildah")
    check(Kind.PODMAN, required.program("podman", "podman"))
    check(Kind.BUILDAH, required.program("buildah", "buildah"))


def test_a_docker_that_is_podman_counts_as_podman(only: Only) -> None:
    """Debian's podman-docker is this link's like."""
    needs("podman")
    podman = required.program("podman", "podman")
    folder = only()
    (folder / "docker").write_text(f'#!/bin/sh\nexec {podman} "$@"\n')
    (folder / "docker").chmod(0o755)
    check(Kind.PODMAN)
    check(Kind.PODMAN, "docker")


def test_a_podman_that_cannot_keep_images(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs("podman")
    broken = tmp_path / "storage.conf"
    broken.write_text('[storage]\ndriver = "no-such-driver"\n')
    monkeypatch.setenv("CONTAINERS_STORAGE_CONF", str(broken))
    nothing("Podman is installed but does not answer", "podman")
    nothing("buildah is installed but does not answer", "buildah")


def test_an_answer_is_remembered_until_it_is_forgotten(only: Only) -> None:
    needs("buildah")
    folder = only("buildah")

    async def answers() -> None:
        engines = Engines()
        first = await engines.answering()
        (folder / "buildah").unlink()
        assert isinstance(first, Engine)
        assert await engines.answering() == first
        engines.forget()
        assert isinstance(await engines.answering(), NoEngine)

    asyncio.run(answers())


def test_that_there_is_none_is_not_remembered(only: Only) -> None:
    needs("buildah")
    buildah = required.program("buildah", "buildah")
    folder = only()

    async def answers() -> None:
        engines = Engines()
        assert isinstance(await engines.answering(), NoEngine)
        (folder / "buildah").symlink_to(buildah)
        assert isinstance(await engines.answering(), Engine)

    asyncio.run(answers())
