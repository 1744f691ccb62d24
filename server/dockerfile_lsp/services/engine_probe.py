"""Asks docker, podman and buildah whether they can build, and how."""

import asyncio
import json
import re
from enum import Enum
from typing import Any, NamedTuple, cast

from .process import Answer, Command, answer

_LIMIT = 10.0  # seconds; DOCKER_HOST may be another machine


class Kind(Enum):
    BUILDX = "docker buildx build"
    BUILDKIT = "docker build with BuildKit"  # a client before 23, which has it built in
    LEGACY = "docker build"
    PODMAN = "podman build"
    BUILDAH = "buildah build"


class Engine(NamedTuple):
    """An engine that answered when it was asked."""

    kind: Kind
    program: str  # absolute path of docker, podman or buildah
    version: str  # of the program (of buildx where that builds), "" where it did not say


class Trouble(NamedTuple):
    """A program is there but does not answer."""

    name: str
    said: str  # its last words; "" where it said nothing in time


async def ask_docker(path: str) -> Engine | Trouble:
    """Docker needs its daemon; a `docker` that is podman in disguise counts as podman."""
    version, buildx = await asyncio.gather(
        _asked(path, "version", "--format", "{{json .}}"), _asked(path, "buildx", "version")
    )
    said = _json(version.output)
    client, server = _part(said, "Client"), _part(said, "Server")
    if "APIVersion" in client:  # podman's spelling; docker has ApiVersion
        return await ask_podman(path)
    if version.status or not server:
        return Trouble("docker", _last_words(version))
    if server.get("Os") == "windows":  # BuildKit builds no Windows images by this road
        return Engine(Kind.LEGACY, path, str(server.get("Version", "")))
    if not buildx.status and "buildx" in buildx.output:
        return Engine(Kind.BUILDX, path, _version(buildx.output))
    client_version = str(client.get("Version", ""))
    kind = Kind.BUILDKIT if (18, 9) <= numbers(client_version) < (23,) else Kind.LEGACY
    return Engine(kind, path, client_version)


async def ask_podman(path: str) -> Engine | Trouble:
    info = await _asked(path, "info", "--format", "json")
    if info.status:
        return Trouble("podman", _last_words(info))
    return Engine(Kind.PODMAN, path, str(_part(_json(info.output), "version").get("Version", "")))


async def ask_buildah(path: str) -> Engine | Trouble:
    info, version = await asyncio.gather(_asked(path, "info"), _asked(path, "--version"))
    if info.status:
        return Trouble("buildah", _last_words(info))
    return Engine(Kind.BUILDAH, path, _version(version.output))


async def name_of(path: str) -> str:
    """What a program calls itself, as "docker" in "Docker version 28.5.2, build …"."""
    said = await _asked(path, "--version")
    return said.output.partition(" ")[0].lower()


def numbers(version: str) -> tuple[int, ...]:
    """The numbers at the start of a version; () where there are none."""
    found = re.match(r"v?(\d+(?:\.\d+)*)", version)
    return tuple(int(part) for part in found[1].split(".")) if found else ()


async def _asked(path: str, *words: str) -> Answer:
    said = await answer(Command((path, *words)), _LIMIT)
    return said or Answer(1, "", "")


def _version(text: str) -> str:
    """The first thing that looks like a version, as in "github.com/docker/buildx v0.29.1 …"."""
    found = re.search(r"(?<=\s)v?\d+\.\d+\S*", text)
    return found[0].removeprefix("v").rstrip(",") if found else ""


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _part(said: Any, name: str) -> dict[str, Any]:
    part = cast("dict[str, Any]", said).get(name) if isinstance(said, dict) else None
    return cast("dict[str, Any]", part) if isinstance(part, dict) else {}


def _last_words(said: Answer) -> str:
    lines = [line.strip() for line in said.errors.splitlines() if line.strip()]
    return lines[-1] if lines else ""
