"""Which build engine really answers on this machine."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    BUILDX = "docker buildx build"
    BUILDKIT = "docker build (BuildKit)"
    LEGACY = "docker build"
    PODMAN = "podman build"
    BUILDAH = "buildah build"


class Engine(NamedTuple):
    """An engine that answered when it was asked."""

    kind: Kind
    program: str  # absolute path of docker, podman or buildah
    version: str  # of the program (of buildx where that builds), "" where it did not say


class NoEngine(NamedTuple):
    message: str  # for the user, whole: what is missing and what to do


class Engines:
    """The engines of this machine, asked when needed and remembered for half a minute."""

    async def answering(self, wanted: str = "auto") -> Engine | NoEngine:
        """The engine to build with: the first that answers of buildx, docker, podman, buildah.

        `wanted` is the setting `build.engine`: "auto", "docker", "podman", "buildah" or a
        program's path.
        """
        raise NotImplementedError

    def forget(self) -> None:
        """Let the next question really be asked (the user may have started Docker since)."""


