import json
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from dockerfile_lsp.catalog import images


def test_the_most_used_come_first() -> None:
    assert images.names()[:4] == ("ubuntu", "alpine", "node", "python")


@pytest.mark.parametrize("name", images.names())
def test_each_says_what_it_is_in_one_line(name: str) -> None:
    known = images.known(name)
    assert known
    assert 5 < len(known.summary) <= 90
    assert not known.summary.endswith(".")


def test_what_is_unknown() -> None:
    assert images.known("no-such") is None
    assert images.tags("no-such") == ()
    assert images.cycles("no-such") == ()
    assert images.configs("no-such") == ()
    assert images.variant("no-such") == ""


def test_a_deprecated_image_says_what_replaced_it() -> None:
    known = images.known("openjdk")
    assert known
    assert known.deprecated
    assert "eclipse-temurin" in known.instead
    current = images.known("eclipse-temurin")
    assert current
    assert not current.deprecated


def test_images_outside_the_official_library_may_be_replaced_too() -> None:
    known = images.known("microsoft/nanoserver")
    assert known
    assert known.deprecated
    assert known.instead == ("mcr.microsoft.com/windows/nanoserver",)


def test_tags() -> None:
    assert {"3.14-slim", "latest"} <= set(images.tags("python"))
    assert images.tags("scratch") == ()


def test_a_line_of_releases_has_its_end() -> None:
    bullseye = next(each for each in images.cycles("debian") if each.codename == "Bullseye")
    assert (bullseye.name, bullseye.end, bullseye.extended_end) == (
        "11",
        "2024-08-14",
        "2026-08-31",
    )


def test_long_term_releases() -> None:
    by_name = {each.name: each.is_long_term for each in images.cycles("ubuntu")}
    assert (by_name["24.04"], by_name["24.10"]) == (True, False)


def test_a_configuration_knows_names_and_the_values_that_never_change() -> None:
    env = dict(next(each for each in images.configs("golang") if "latest" in each.tags).env)
    assert env["GOPATH"] == "/go"
    assert env["GOLANG_VERSION"] is None


def test_commas_within_values_are_no_ends() -> None:
    env = dict(images.configs("php")[0].env)
    assert env["PHP_LDFLAGS"] == "-Wl,-O1 -pie"


def test_what_came_from_an_unknown_base_is_not_whole() -> None:
    assert {each.is_whole for each in images.configs("mcr.microsoft.com/dotnet/sdk")} == {
        True,
        False,
    }


def test_words_of_tags_are_explained() -> None:
    assert "musl" in images.variant("alpine")


@pytest.mark.parametrize("table", ["names", "phrases", "variants"])
def test_korean_lies_over_english(table: str) -> None:
    folder = files("dockerfile_lsp.catalog.images")
    english = json.loads(folder.joinpath(f"{table}.json").read_text(encoding="utf-8"))
    korean = json.loads(folder.joinpath("ko.json").read_text(encoding="utf-8"))
    assert set(korean[table]) <= set(english)


def test_a_korean_reader_gets_korean_where_there_is_some() -> None:
    korean, english = images.known("python", "ko-KR"), images.known("python", "fr")
    assert korean
    assert english
    assert korean.summary != english.summary
    assert images.variant("slim", "ko") != images.variant("slim")


def test_it_is_read_from_a_zip_too(tmp_path: Path) -> None:
    archive = tmp_path / "server.zip"
    package = Path(images.__file__).parents[2]
    with zipfile.ZipFile(archive, "w") as written:
        for file in (*package.glob("*.py"), *(package / "catalog").rglob("*.*")):
            written.write(file, file.relative_to(package.parent))
    probe = "from dockerfile_lsp.catalog import images; print(images.names()[0], images.__file__)"
    said = subprocess.check_output(
        [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = [{str(archive)!r}]; {probe}"],
        text=True,
    )
    assert said.startswith(f"{images.names()[0]} {archive}")
