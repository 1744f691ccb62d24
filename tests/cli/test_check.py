"""`dockerfile-lsp check` as a shell runs it: files in, text and exit status out."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = "FROM alpine AS 한글\nRUNN a\n"


def run(*arguments: str | Path, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "dockerfile_lsp", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def check(*arguments: str | Path, out: str, status: int, given: bytes = b"") -> None:
    done = run("check", *arguments, given=given)
    assert done.stdout.decode().replace("\r\n", "\n") == out
    assert not done.stderr
    assert done.returncode == status


def test_a_clean_file_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text("FROM alpine\n")
    check(file, out="", status=0)


def test_a_finding_is_a_line_that_compilers_write(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text("FROM alpine\n  RUNN a\n")
    message = "error: Unknown instruction 'RUNN', 'RUN' is near [UnknownInstruction]"
    check(file, out=f"{file}:2:3: {message}\n", status=1)


def test_an_information_does_not_fail(tmp_path: Path) -> None:
    """Warnings and errors do."""
    file = tmp_path / "Dockerfile"
    file.write_text("FROM alpine AS A\n")
    assert run("check", file).returncode == 1


def test_json_lines_count_from_one_in_code_points() -> None:
    text = "FROM alpine\r\n\tRUNN a 😀\r\n".encode()
    done = run("check", "--format", "json-lines", "-", given=text)
    assert json.loads(done.stdout) == {
        "file": "-",
        "rule": "UnknownInstruction",
        "severity": "error",
        "line": 2,
        "column": 2,
        "end_line": 2,
        "end_column": 6,
        "message": "Unknown instruction 'RUNN', 'RUN' is near",
        "fixable": True,
    }


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Dockerfile", True),
        ("Dockerfile.dev", True),
        ("web.Dockerfile", True),
        ("web.dockerfile", True),
        ("Containerfile", True),
        ("Containerfile.x", True),
        ("mydockerfile", False),
        ("Dockerfile~", False),
        ("node_modules/a/Dockerfile", False),
        (".git/Dockerfile", False),
        ("ignored/Dockerfile", False),
        ("ignored.Dockerfile", False),
        ("sub/kept/Dockerfile", True),
        ("sub/other/Dockerfile", False),
    ],
)
def test_a_folder_is_searched(tmp_path: Path, name: str, *, found: bool) -> None:
    (tmp_path / ".gitignore").write_text("/ignored/\nignored.*\nsub/*\n!sub/kept\n")
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("RUNN\n")
    (tmp_path / "Dockerfile.always").write_text("FROM a\n")
    assert (f"{file}:" in run("check", tmp_path).stdout.decode()) == found


def test_a_nearer_gitignore_decides(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("Dockerfile.*\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.gitignore").write_text("!Dockerfile.x\n")
    for name in ("Dockerfile.x", "a/Dockerfile.x", "a/Dockerfile.y"):
        (tmp_path / name).write_text("RUNN\n")
    lines = run("check", tmp_path).stdout.decode().splitlines()
    assert {line.partition(":")[0] for line in lines} == {str(tmp_path / "a/Dockerfile.x")}


def not_utf_8(path: Path) -> None:
    path.write_bytes(b"FROM a\nRUN \xff\n")


BROKEN: list[tuple[Callable[[Path], object], str]] = [
    (Path.exists, "cannot be read: No such file or directory"),
    (Path.mkdir, "no Dockerfile in this folder"),
    (not_utf_8, "not UTF-8 (line 2); save it as UTF-8 and check again"),
]


@pytest.mark.parametrize(("make", "message"), BROKEN)
def test_what_cannot_be_read_is_one_message_and_the_rest_is_checked(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    broken, other = tmp_path / "broken", tmp_path / "Dockerfile"
    make(broken)
    other.write_text("RUNN\n")
    done = run("check", broken, other)
    assert done.stderr.decode().startswith(f"dockerfile-lsp: {broken}: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert b"UnknownInstruction" in done.stdout
    assert done.returncode == 2


def test_who_reads_may_stop(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.Dockerfile").write_text(BAD * 200)
    command = [sys.executable, "-m", "dockerfile_lsp", "check", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_neither_pygls_nor_lsprotocol_is_imported(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text(BAD)
    code = (
        "import sys; from dockerfile_lsp.cli import main; main(['check', sys.argv[1]]);"
        "heavy = {'pygls', 'lsprotocol', 'attrs', 'asyncio', 'tomllib', 'pathspec'};"
        "print(heavy & {name.partition('.')[0] for name in sys.modules})"
    )
    command = [sys.executable, "-c", code, tmp_path / "Dockerfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "invalid choice: 'chek'"),
        (["check"], "the following arguments are required: FILE"),
        (["--tcp", "0.0.0.0:1"], "--tcp listens on this machine alone"),
        (["--tcp", "localhost"], "has no port from 0 to 65535"),
        (["explain", "StageNameCasin"], "Is 'StageNameCasing' meant?"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert message in done.stderr.decode()
    assert done.returncode == 2


def test_explain_prints_the_page_by_any_name() -> None:
    assert run("explain", "stagenamecasing").stdout.startswith(b"# StageNameCasing")


def test_version() -> None:
    assert run("--version").stdout.startswith(b"dockerfile-lsp ")


def test_dump_prints_buildkits_nodes() -> None:
    done = run("dump", "--format", "json", "-", given=b"FROM a\nCOPY --link a b\n")
    assert json.loads(done.stdout) == {
        "file": "-",
        "escape": "\\",
        "directives": [],
        "nodes": [
            {"cmd": "FROM", "args": ["a"], "start": 1, "end": 1},
            {"cmd": "COPY", "flags": ["--link"], "args": ["a", "b"], "start": 2, "end": 2},
        ],
    }


def test_dump_as_text_shows_words() -> None:
    done = run("dump", "-", given=b"# escape=`\nFROM a\n")
    assert done.stdout.decode().splitlines()[1:] == [
        "- (escape `)",
        "       0 directive   escape=`",
        "      11 instruction 'FROM' 'a'",
    ]


def test_the_projects_settings_count(tmp_path: Path) -> None:
    """By a rule's name or another tool's; the command line is stronger."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".dockerfile-lsp.toml").write_text('rules = {StageNameCasing = "off"}\n')
    file = tmp_path / "sub" / "Dockerfile"
    file.parent.mkdir()
    file.write_text("FROM alpine AS A\n")
    check(file, out="", status=0)
    (tmp_path / ".dockerfile-lsp.toml").write_text('rules = {StageNameCasing = "info"}\n')
    message = "info: Stage name 'A' should be lower case [StageNameCasing]"
    check(file, out=f"{file}:1:16: {message}\n", status=0)


def test_a_wrong_setting_is_one_message_and_the_rest_counts(tmp_path: Path) -> None:
    settings = tmp_path / ".dockerfile-lsp.toml"
    settings.write_text('rules = {StageNameCasing = "off", Nonsense = "off"}\n')
    (tmp_path / ".git").mkdir()
    for name in ("Dockerfile", "sub/Dockerfile"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("FROM alpine AS A\n")
    done = run("check", tmp_path)
    assert done.stderr.decode() == f"dockerfile-lsp: There is no rule 'Nonsense' (in {settings})\n"
    assert not done.stdout
    assert done.returncode == 0


NEEDY = b"ARG TAG\nFROM alpine:$TAG AS build\nFROM alpine\nRUN --mount=type=x,target=/x a\n"


def rules_of(*options: str, given: bytes = NEEDY) -> set[str]:
    done = run("check", "--format=json-lines", *options, "-", given=given)
    assert not done.stderr
    return {json.loads(line)["rule"] for line in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("image", "why"),
    [("$TAG", "FROM has no image"), ("alpine:$TAG", "what FROM names is no image")],
)
def test_a_missing_build_argument_is_named_with_what_fails(image: str, why: str) -> None:
    done = run("check", "-", given=f"ARG TAG\nFROM {image}\n".encode())
    assert f"Without --build-arg TAG=… the build fails here: {why} [" in done.stdout.decode()


def test_build_arguments_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAG", "1")
    assert rules_of() == {"BuildArgNeeded", "MountType"}
    assert rules_of("--build-arg", "TAG=1", "--build-arg=OTHER") == {"MountType"}
    assert rules_of("--build-arg=TAG") == {"MountType"}
    assert rules_of("--build-arg=TAG=") == {"BaseReference", "MountType"}
    assert rules_of("--as-buildkit") == {"BaseReference", "InvalidDefaultArgInFrom", "MountType"}
    assert rules_of("--as-buildkit", "--build-arg=TAG=1") == {"MountType"}


def test_a_target_counts() -> None:
    given = ("--build-arg=TAG=1",)
    severity = json.loads(
        run("check", "--format=json-lines", *given, "--target=build", "-", given=NEEDY).stdout
    )["severity"]
    assert severity == "warning"
    assert not rules_of("--as-buildkit", *given, "--target=Build")
    assert rules_of(*given, "--target=biuld") == {"TargetMissing", "MountType"}


def test_fix_writes_what_is_safe_and_reports_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_bytes(b"FROM scratch AS Build\r\nENV A b\r\nCMD a b\r\n")
    done = run("check", "--fix", file)
    assert file.read_bytes() == b"FROM scratch AS build\r\nENV A=b\r\nCMD a b\r\n"
    assert [line.rpartition("[")[2] for line in done.stdout.decode().splitlines()] == [
        "JSONArgsRecommended]"
    ]
    assert done.returncode == 1


def test_fix_leaves_a_file_alone_that_needs_none(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_bytes(b"FROM scratch")
    before = file.stat().st_mtime_ns
    check("--fix", file, out="", status=0)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (b"FROM scratch", before)


def test_diff_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_bytes(b"FROM scratch AS Build\nENV A b")
    changes = (
        f"--- a/{file}\n+++ b/{file}\n@@ -1,2 +1,2 @@\n"
        "-FROM scratch AS Build\n-ENV A b\n\\ No newline at end of file\n"
        "+FROM scratch AS build\n+ENV A=b\n\\ No newline at end of file\n"
    )
    check("--diff", file, out=changes, status=1)
    assert file.read_bytes() == b"FROM scratch AS Build\nENV A b"


def test_a_dockerignore_beside_the_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text("FROM scratch\nCOPY a b /\n")
    (tmp_path / ".dockerignore").write_text("a\n")
    assert b"'a' is left out by .dockerignore [CopyIgnoredFile]" in run("check", file).stdout
    (tmp_path / "Dockerfile.dockerignore").write_text("b\n")
    assert b"'b' is left out by .dockerignore [CopyIgnoredFile]" in run("check", file).stdout
