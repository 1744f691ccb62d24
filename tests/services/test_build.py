"""Real builds with every engine: success, failure at its instruction, cancelling."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import required
from dockerfile_lsp.services.build import (
    BuildRequest,
    BuildResult,
    Built,
    Cancelled,
    Failed,
    NoEngine,
    Progress,
    build,
)
from dockerfile_lsp.services.engine import Engines
from dockerfile_lsp.services.engine_probe import Engine, Kind
from real_engines import needs

BASE = "FROM localhost/base:1\n"


@pytest.fixture(params=["docker", "docker without buildx", "podman", "buildah"])
def engine(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Engine:
    kind = str(request.param)
    wanted = kind.partition(" ")[0]
    needs(wanted)
    if kind == "docker without buildx":
        monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path_factory.mktemp("empty")))
    found = asyncio.run(Engines().answering(wanted))
    assert isinstance(found, Engine), found
    return found


def built(
    engine: Engine, folder: Path, text: str, request: BuildRequest | None = None
) -> tuple[BuildResult, list[Progress]]:
    """What became of building `text` as the folder's Dockerfile, and the progress on the way."""
    file = folder / "Dockerfile"
    file.write_bytes(text.encode())
    request = request or BuildRequest(file, "localhost/tested:1")
    progress: list[Progress] = []
    result = asyncio.run(build(engine, request._replace(file=file), progress.append))
    return result, progress


def check(engine: Engine, folder: Path, text: str, request: BuildRequest | None = None) -> Built:
    """The build succeeds, and the engine then has the image under its name and id."""
    result, progress = built(engine, folder, text, request)
    assert isinstance(result, Built), result
    assert result.id == image_id(engine, result.image)
    percentages = [each.percentage for each in progress if each.percentage is not None]
    assert percentages == sorted(percentages)
    assert all(0 <= percentage <= 100 for percentage in percentages)
    return result


def ignore(_: Progress) -> None:
    """For tests that are not about progress."""


def fails(engine: Engine, folder: Path, text: str) -> Failed:
    """The build fails at the lines of `text` that end in `#<-`."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if line.rstrip("\r").endswith("#<-")]
    result, _ = built(engine, folder, text.replace("#<-", ""))
    assert isinstance(result, Failed), result
    assert result.lines == (marked[0], marked[-1])
    return result


def image_id(engine: Engine, image: str) -> str:
    id_ = "--format={{.Id}}"
    if engine.program.endswith("buildah"):
        said = asked(engine, "images", "--no-trunc", "--format={{.ID}}", image)
    else:
        said = asked(engine, "image", "inspect", id_, image)
    return f"sha256:{said.split()[0].removeprefix('sha256:')}"


def asked(engine: Engine, *words: str) -> str:
    command = [engine.program, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_file_of_several_stages_is_built(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "in").write_text("a")
    text = f"ARG V=1\n{BASE.strip()} AS one\nCOPY in /in\nRUN cat /in /in > /out\n"
    text += f"{BASE}COPY --from=one /out /out\nRUN test $(cat /out) = aa\n"
    check(engine, tmp_path, text)


@pytest.mark.parametrize("target", ["One", "one"])
def test_only_what_the_target_needs_is_built(engine: Engine, tmp_path: Path, target: str) -> None:
    text = f"{BASE.strip()} AS One\nRUN true\n{BASE}RUN false\n"
    check(engine, tmp_path, text, BuildRequest(tmp_path, "localhost/tested:one", target=target))


def test_build_arguments_are_given(engine: Engine, tmp_path: Path) -> None:
    text = f"{BASE}ARG V\nRUN test \"$V\" = 'a b'\n"
    request = BuildRequest(tmp_path, "localhost/tested:2", build_arguments=("V=a b",))
    check(engine, tmp_path, text, request)


def test_blanks_and_korean_letters_in_the_path(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "내 가게's, \"$(x)"
    folder.mkdir()
    check(engine, folder, f"{BASE}COPY Dockerfile /\nRUN echo 안녕\n")
    fails(engine, folder, f"{BASE}RUN echo 안녕; false #<-\n")


def test_a_file_with_windows_line_ends(engine: Engine, tmp_path: Path) -> None:
    text = f"{BASE}RUN echo a \\\n  b\nRUN false#<-\n".replace("\n", "\r\n")
    fails(engine, tmp_path, text)
    check(engine, tmp_path, text.replace("false#<-", "true"))


def test_a_folder_that_cannot_be_written_is_built(engine: Engine, tmp_path: Path) -> None:
    as_root("mount", "-t", "tmpfs", "none", str(tmp_path))
    try:
        (tmp_path / "Dockerfile").write_text(f"{BASE}RUN true\n")
        as_root("mount", "-o", "remount,ro", str(tmp_path))
        request = BuildRequest(tmp_path / "Dockerfile", "localhost/tested:3")
        result = asyncio.run(build(engine, request, ignore))
        assert isinstance(result, Built), result
    finally:
        as_root("umount", str(tmp_path))


def as_root(name: str, *words: str) -> None:
    subprocess.run([required.program(name, "mount"), *words], check=True)


def test_a_run_that_fails(engine: Engine, tmp_path: Path) -> None:
    text = """\
# The base may be chosen.
ARG BASE=localhost/base:1

FROM ${BASE} AS one
ENV A=1
RUN echo \\
  # a comment between
  two

FROM one
WORKDIR /work
LABEL a=b
RUN echo first; \\#<-
    echo second >&2; \\#<-
    exit 3#<-
CMD ["sh"]
"""
    failed = fails(engine, tmp_path, text)
    assert failed.message == "The command ended with exit status 3"
    assert sorted(failed.log) == ["first", "second"]
    assert failed.exit_code != 0


def test_a_run_that_misses_a_daemon_is_no_missing_engine(engine: Engine, tmp_path: Path) -> None:
    fails(engine, tmp_path, f"{BASE}RUN echo Cannot connect to the Docker daemon >&2; false#<-\n")


def test_a_program_that_is_not_found(engine: Engine, tmp_path: Path) -> None:
    failed = fails(engine, tmp_path, f"{BASE}RUN nosuchprogram#<-\nRUN true\n")
    assert failed.message == "The command ended with exit status 127 (a program was not found)"


def test_a_file_that_is_not_in_the_context(engine: Engine, tmp_path: Path) -> None:
    failed = fails(engine, tmp_path, f"{BASE}RUN true\nCOPY missing.txt /#<-\nRUN true\n")
    message = "'missing.txt' is not in the build context, or .dockerignore leaves it out"
    assert failed.message == message


def test_an_instruction_that_is_none(engine: Engine, tmp_path: Path) -> None:
    failed = fails(engine, tmp_path, f"{BASE}\nRUM true#<-\n")
    assert failed.message.lower().startswith("unknown instruction: ")


def test_an_image_that_cannot_be_pulled(engine: Engine, tmp_path: Path) -> None:
    """The tests' network has nothing but loopback."""
    text = f"{BASE.strip()} AS a\nFROM nosuch.example/a:1 AS b#<-\nFROM a\nCOPY --from=b / /\n"
    fails(engine, tmp_path, text)


def test_what_the_base_image_runs_on_build_is_at_the_from(engine: Engine, tmp_path: Path) -> None:
    if engine.kind is Kind.BUILDKIT:
        pytest.skip("BuildKit 0.8 does not count triggers in its totals, so they can't be told")
    (tmp_path / "base").mkdir()
    name = "localhost/triggers:1"
    file = tmp_path / "base" / "Dockerfile"
    file.write_text(f"{BASE}ONBUILD RUN false\n")
    docker_format = ["--format=docker"] if engine.kind in (Kind.PODMAN, Kind.BUILDAH) else []
    asked(engine, "build", *docker_format, f"--tag={name}", str(file.parent))
    fails(engine, tmp_path, f"FROM {name}#<-\nRUN true\n")


def test_an_engine_with_a_temporary_folder_of_its_own_tells_the_id(
    engine: Engine, tmp_path: Path
) -> None:
    """As the snap of Docker has it: what it writes to --iidfile is not seen outside."""
    snap = tmp_path / Path(engine.program).name
    snap.write_text(f"""\
#!/bin/sh
for word in "$@"; do
  shift
  case $word in --iidfile=*) word=$word.elsewhere ;; esac
  set -- "$@" "$word"
done
exec {engine.program} "$@"
""")
    snap.chmod(0o755)
    check(engine._replace(program=str(snap)), tmp_path, f"{BASE}RUN true\n")


def test_a_build_without_a_temporary_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    result, _ = built(Engine(Kind.BUILDAH, "/no/such/buildah", "1"), tmp_path, BASE)
    message = "No temporary folder can be made: No such file or directory"
    assert result == Failed(message, None, (), 1)


def test_progress_tells_step_and_place(engine: Engine, tmp_path: Path) -> None:
    text = f"{BASE}ENV A={time.time()}\nRUN echo 1\nRUN sleep 0.2\n"
    _, progress = built(engine, tmp_path, text)
    last = [each for each in progress if each.lines][-1]
    place = last.message.partition(" ")[0]
    assert last.message.endswith(" RUN sleep 0.2")
    assert place in ("3/3", "4/4")
    assert last.lines == (4, 4)
    assert last.percentage in (66, 75)


def test_a_build_is_cancelled_whole(engine: Engine, tmp_path: Path) -> None:
    before = containers(engine)
    file = tmp_path / "Dockerfile"
    file.write_text(f"{BASE}RUN echo {time.time()}; echo begun; sleep 4242; echo never\n")

    async def cancelled() -> BuildResult:
        cancel = asyncio.Event()

        def on_output(line: str) -> None:
            if line == "begun":
                cancel.set()

        request = BuildRequest(file, "localhost/never:1")
        return await build(engine, request, ignore, on_output=on_output, cancel=cancel)

    began = time.monotonic()
    result = asyncio.run(cancelled())
    assert isinstance(result, Cancelled), result
    assert time.monotonic() - began < 8
    assert soon(lambda: not running("sleep 4242"))
    assert soon(lambda: containers(engine) == before)


def soon(question: Callable[[], bool]) -> bool:
    """Whether it is so within three seconds: daemons clean up behind the client."""
    until = time.monotonic() + 3
    while not question() and time.monotonic() < until:
        time.sleep(0.05)
    return question()


def containers(engine: Engine) -> str:
    match engine.kind.value.partition(" ")[0]:
        case "docker":
            return asked(engine, "ps", "--all", "--quiet")
        case "podman":
            return asked(engine, "ps", "--all", "--external", "--quiet")
        case _:
            return asked(engine, "containers", "--all", "--quiet")


def running(words: str) -> list[str]:
    """The processes with `words` on their command line."""
    return [line for line in command_lines() if words in line]


def command_lines() -> Iterator[str]:
    """Zombies have none."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield file.read_text(errors="replace").replace("\0", " ")
        except OSError:
            continue


def test_cancelled_before_it_begins(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text(f"{BASE}RUN sleep 4243\n")

    async def cancelled() -> BuildResult:
        cancel = asyncio.Event()
        cancel.set()
        request = BuildRequest(file, "localhost/never:1")
        return await build(engine, request, ignore, cancel=cancel)

    assert isinstance(asyncio.run(cancelled()), Cancelled)
    assert soon(lambda: not running("sleep 4243"))


def test_a_daemon_that_went_away_is_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("docker")
    engine = asyncio.run(Engines().answering("docker"))
    assert isinstance(engine, Engine)
    monkeypatch.setenv("DOCKER_HOST", "unix:///no/such/socket")
    result, _ = built(engine, tmp_path, BASE)
    assert isinstance(result, NoEngine), result
    assert result.message.startswith("Docker is installed but its daemon does not answer")


def test_an_engine_that_went_away_is_no_engine(tmp_path: Path) -> None:
    result, _ = built(Engine(Kind.BUILDAH, "/no/such/buildah", "1"), tmp_path, BASE)
    assert result == NoEngine("/no/such/buildah does not start: No such file or directory")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    request = BuildRequest(tmp_path / "Dockerfile", "a")
    engine = Engine(Kind.BUILDAH, "/no/such/buildah", "1")
    message = f"{request.file} cannot be read: No such file or directory"
    assert asyncio.run(build(engine, request, ignore)) == Failed(message, None, (), 1)


def test_no_engine_stays_no_engine(tmp_path: Path) -> None:
    request = BuildRequest(tmp_path / "Dockerfile", "a")
    assert asyncio.run(build(NoEngine("why"), request, ignore)) == NoEngine("why")
