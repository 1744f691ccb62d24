"""The loader finds prose by name and locale, reads no more than it needs, and needs no folder."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dockerfile_lsp.catalog import prose


@pytest.mark.parametrize("name", ["copy", "COPY", "Copy"])
def test_the_letter_case_of_an_instruction_does_not_matter(name: str) -> None:
    assert prose.instruction(name) == prose.instruction("COPY")


@pytest.mark.parametrize("name", ["", "COPPY", "directives", "../en/copy", "copy\n"])
def test_an_unknown_instruction_has_no_prose(name: str) -> None:
    assert prose.instruction(name) is None


@pytest.mark.parametrize("name", ["", "syntaxx", "copy"])
def test_an_unknown_directive_has_no_prose(name: str) -> None:
    assert prose.directive(name) is None


def test_the_letter_case_of_a_directive_does_not_matter() -> None:
    assert prose.directive("Escape") == prose.directive("escape")


@pytest.mark.parametrize("locale", ["ko", "KO", "ko-KR", "ko_KR", "ko_KR.UTF-8", "ko-Kore-KR"])
def test_korean_has_many_tags(locale: str) -> None:
    assert prose.instruction("run", locale) == prose.instruction("run", "ko")


@pytest.mark.parametrize("locale", ["en", "en-US", "de", "C", "", "kok-IN", "../ko"])
def test_any_other_language_gives_english(locale: str) -> None:
    assert prose.instruction("run", locale) == prose.instruction("run", "en")
    assert prose.directive("check", locale) == prose.directive("check", "en")


PROBE = """
import sys
sys.path.insert(0, sys.argv[1])
from dockerfile_lsp.catalog import prose
read = []
sys.addaudithook(lambda event, args: event == "open" and read.append(str(args[0])))
print(prose.instruction("volume", "ko").summary)
print([path for path in read if path.endswith(".toml")])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"lsprotocol", "pygls", "attrs"}))
"""


def run_probe(path: Path) -> list[str]:
    command = [sys.executable, "-I", "-c", PROBE, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def server() -> Path:
    return Path(prose.__file__).parents[3]


def test_only_the_file_asked_for_is_read_and_no_protocol_library() -> None:
    summary, read, libraries = run_probe(server())
    found = prose.instruction("volume", "ko")
    assert found is not None
    assert summary == found.summary
    assert re.findall(r"\w+[\\/]+\w+\.toml", read) == ["en/volume.toml", "ko/volume.toml"]
    assert libraries == "[]"


def test_the_prose_is_read_from_a_zip_too(tmp_path: Path) -> None:
    archive = tmp_path / "server.zip"
    package = server() / "dockerfile_lsp"
    with zipfile.ZipFile(archive, "w") as written:
        for file in (*package.glob("*.py"), *(package / "catalog").rglob("*.[pt][yo]*")):
            written.write(file, file.relative_to(server()))
    found = prose.instruction("volume", "ko")
    assert found is not None
    assert run_probe(archive)[0] == found.summary
