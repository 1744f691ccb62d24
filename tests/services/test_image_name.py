"""The suggested image name."""

import re
from pathlib import Path

import pytest

from dockerfile_lsp.services.image_name import parent_images, suggested_name

# distribution/reference, reference.go: a path and a tag.
VALID = re.compile(
    r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?",
    re.A,
)
TITLE = "org.opencontainers.image.title"
VERSION = "org.opencontainers.image.version"


def check(
    text: str, expected: str, *, path: str = "/home/me/shop/Dockerfile", target: str = ""
) -> None:
    found = suggested_name(text, Path(path), target=target)
    assert found == expected
    assert VALID.fullmatch(found)


def test_the_title_label_names_the_image() -> None:
    check(f"FROM a\nLABEL {TITLE}=web\n", "web")
    check(f'FROM a\nLABEL {TITLE}="Web Shop"\n', "web-shop")


def test_the_version_label_is_its_tag() -> None:
    check(f"FROM a\nLABEL {TITLE}=web {VERSION}=1.2\n", "web:1.2")
    check(f"FROM a\nLABEL {VERSION}=1.2+b3\n", "shop:1.2-b3")


def test_the_last_stage_counts() -> None:
    check(f"FROM a\nLABEL {TITLE}=one\nFROM b\nLABEL {TITLE}=two\n", "two")
    check(f"FROM a\nLABEL {TITLE}=one\nFROM b\n", "shop")


def test_a_target_is_the_tag_and_its_stage_counts() -> None:
    text = f"FROM a AS Tests\nLABEL {TITLE}=one\nFROM b\nLABEL {TITLE}=two\n"
    check(text, "one:Tests", target="Tests")
    check(f"FROM a AS b\nLABEL {VERSION}=1\n", "shop:1-b", target="b")


def test_variables_are_put_in() -> None:
    check(f"FROM a\nARG V=3\nLABEL {TITLE}=web {VERSION}=$V\n", "web:3")
    text = f"FROM a\nARG V=3\nLABEL {VERSION}=$V\n"
    name = suggested_name(text, Path("/home/me/shop/Dockerfile"), build_arguments={"V": "4"})
    assert name == "shop:4"


def test_without_a_title_the_folder_names_it() -> None:
    check("FROM a\n", "shop")
    check("FROM a\n", "my-shop", path="/home/me/My Shop/Dockerfile")
    check("FROM a\n", "a.b_c", path="/home/me/_A..B__c-/Dockerfile")


def test_another_file_of_the_folder_has_another_name() -> None:
    check("FROM a\n", "shop-dev", path="/home/me/shop/Dockerfile.dev")
    check("FROM a\n", "shop-dev", path="/home/me/shop/dev.dockerfile")
    check("FROM a\n", "shop", path="/home/me/shop/Containerfile")


def test_a_folder_without_a_usable_letter_gives_a_plain_name() -> None:
    check("FROM a\n", "image", path="/home/me/가게/Dockerfile")
    check("FROM a\n", "web", path="/home/me/가게 Web/Dockerfile")
    check("FROM a\n", "image", path="/Dockerfile")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\\\n",
        "LABEL\n",
        "FROM\nLABEL a\n",
        "FROM a\nRUN b \\\n\n  c\nLABEL =\n",
        'FROM a\nLABEL "b\n',
    ],
)
def test_a_fault_of_the_parser_costs_the_labels_alone(text: str) -> None:
    check(text, "shop")
    parent_images(text)


def test_parent_images_have_build_arguments_put_in() -> None:
    text = "ARG V=1\nFROM a:$V AS b\nFROM b\nFROM c\n"
    assert parent_images(text) == ("a:1", "b", "c")
    assert parent_images(text, {"V": "2"})[0] == "a:2"
