"""The command line of a build, for each kind of engine."""

from pathlib import Path
from typing import NamedTuple

from .engine_probe import Engine, Kind, numbers
from .process import Command


class BuildRequest(NamedTuple):
    """A build of the file as it is on disk; the context is the file's folder."""

    file: Path  # absolute
    image: str  # name and tag for the result
    target: str = ""  # a stage's name (Docker takes no number); "" is the last stage
    build_arguments: tuple[str, ...] = ()  # "NAME=value", or "NAME" for the environment's value


def has_rawjson(engine: Engine) -> bool:
    """Whether its progress can be had as JSON; buildx learnt it in 0.13."""
    return engine.kind is Kind.BUILDX and numbers(engine.version) >= (0, 13)


def build_command(engine: Engine, request: BuildRequest, id_file: Path) -> Command:
    """The build; the image's id is to be found in `id_file` afterwards."""
    arguments = (
        engine.program,
        *_verb(engine),
        f"--iidfile={id_file}",
        f"--file={_file(engine.kind, request.file)}",
        f"--tag={request.image}",
        *((f"--target={request.target}",) if request.target else ()),
        *(f"--build-arg={argument}" for argument in request.build_arguments),
        str(request.file.parent),
    )
    return Command(arguments, _environment(engine.kind), request.file.parent)


def _verb(engine: Engine) -> tuple[str, ...]:
    match engine.kind:
        case Kind.BUILDX:
            # --load: with a builder of its own buildx would else throw the image away.
            progress = "rawjson" if has_rawjson(engine) else "plain"
            return ("buildx", "build", f"--progress={progress}", "--load")
        case Kind.BUILDKIT:
            return ("build", "--progress=plain")
        case Kind.LEGACY:
            return ("build", "--force-rm")  # else the container of a RUN that fails stays
        case Kind.BUILDAH:
            # As podman has it by default: a cache, and no working container left by a failure.
            return ("build", "--layers", "--force-rm")
        case _:
            return ("build",)


def _file(kind: Kind, file: Path) -> str:
    """Podman and buildah take a list of files, in CSV (spf13/pflag, string_slice.go)."""
    if kind in (Kind.PODMAN, Kind.BUILDAH) and any(mark in str(file) for mark in ',"'):
        return '"' + str(file).replace('"', '""') + '"'
    return str(file)


def _environment(kind: Kind) -> dict[str, str]:
    match kind:
        case Kind.BUILDKIT:
            return {"DOCKER_BUILDKIT": "1"}
        case Kind.LEGACY:
            return {"DOCKER_BUILDKIT": "0"}
        case Kind.BUILDX:
            return {"DOCKER_CLI_HINTS": "false"}  # no advertisement after the error
        case _:
            return {}
