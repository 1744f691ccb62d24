"""What to tell a user for whom no engine answers: one message, and what to do."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

from .engine_probe import Trouble

_INSTALL = (
    "install Docker (https://docs.docker.com/get-started/get-docker/) or Podman (https://podman.io)"
)


class NoEngine(NamedTuple):
    message: str  # for the user, whole: what is missing and what to do


def message(wanted: str, troubles: Sequence[Trouble]) -> str:
    """The message for the setting `wanted` and what the programs that are there had to say."""
    if not troubles:
        return _nothing_there(wanted)
    trouble = troubles[0]
    match trouble.name:
        case "docker":
            return docker_message(trouble.said)
        case "podman":
            return (
                f"Podman is installed but does not answer{_quoted(trouble.said)}; {_start_podman()}"
            )
        case _:
            return f"buildah is installed but does not answer{_quoted(trouble.said)}"


def docker_message(said: str) -> str:
    if "permission denied" in said.lower():
        return (
            "This user may not talk to Docker's daemon; add the user to the group 'docker' "
            "(sudo usermod -aG docker $USER) and sign in again, or use rootless Docker or Podman"
        )
    return f"Docker is installed but its daemon does not answer{_quoted(said)}; {_start_docker()}"


def is_unreachable_daemon(said: str) -> bool:
    """Whether Docker's words mean that it never reached the daemon."""
    low = said.lower()
    return any(
        words in low
        for words in (
            "cannot connect to the docker daemon",
            "failed to connect to the docker api",
            "error during connect",
            "permission denied while trying to connect",
        )
    )


def _nothing_there(wanted: str) -> str:
    if wanted == "auto":
        return f"No build engine is on PATH (docker, podman, buildah); {_INSTALL}"
    if wanted in ("docker", "podman", "buildah"):
        there = f"build.engine is '{wanted}', but there is no {wanted} on PATH"
        return f"{there}; {_INSTALL}, or set it to 'auto'"
    return (
        f"build.engine is '{wanted}', which is neither auto, docker, podman nor buildah, "
        "nor the absolute path of one that starts"
    )


def _quoted(said: str) -> str:
    return f" ({said[:200]})" if said else ""


def _start_docker() -> str:
    if sys.platform in ("win32", "darwin"):
        return "start Docker Desktop"
    return "start it (sudo systemctl start docker, or Docker Desktop)"


def _start_podman() -> str:
    if sys.platform in ("win32", "darwin"):
        return "start its machine (podman machine start)"
    return "run `podman info` in a terminal to see why"
