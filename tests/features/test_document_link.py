import pytest

from dockerfile_lsp.features.document_link import document_links
from marked import marked


def check(text: str, *targets: str) -> None:
    """The links are the ranges `<[ ]>`, and lead to `targets`."""
    m = marked(text)
    found = document_links(m.view)
    assert m.show(*(link.range for link in found)) == m.ranges
    assert tuple(link.target for link in found) == targets


@pytest.mark.parametrize(
    ("image", "target"),
    [
        ("node:22-slim", "https://hub.docker.com/_/node"),
        ("docker.io/library/node", "https://hub.docker.com/_/node"),
        ("grafana/loki@sha256:" + "0" * 64, "https://hub.docker.com/r/grafana/loki"),
        ("ghcr.io/astral-sh/uv:1", "https://ghcr.io/astral-sh/uv"),
        ("quay.io/podman/stable", "https://quay.io/repository/podman/stable"),
        ("mcr.microsoft.com/dotnet/sdk:10.0", "https://mcr.microsoft.com/artifact/mar/dotnet/sdk"),
        ("public.ecr.aws/lambda/python", "https://gallery.ecr.aws/lambda/python"),
        ("gcr.io/distroless/static", "https://gcr.io/distroless/static"),
    ],
)
def test_images(image: str, target: str) -> None:
    check(f"FROM <[{image}]> AS a\n", target)


def test_images_to_copy_from_and_to_mount() -> None:
    check("FROM scratch\nCOPY --from=<[node]> a b\n", "https://hub.docker.com/_/node")
    check("FROM scratch\nRUN --mount=from=<[node]>,target=/x a\n", "https://hub.docker.com/_/node")


def test_with_the_defaults_of_arguments() -> None:
    check("ARG BASE=node\nFROM <[$BASE]>\n", "https://hub.docker.com/_/node")


def test_with_the_word_that_stands_in_for_an_argument() -> None:
    check("FROM <[node:${tag:-22}]>\n", "https://hub.docker.com/_/node")
    check("ARG base\nFROM <[${base:-node}]>\n", "https://hub.docker.com/_/node")
    check("ARG base\nARG other\nFROM ${base:-$other}\nFROM node$other\n")


def test_what_has_no_page() -> None:
    check("FROM scratch\n")
    check("FROM example.com/a\n")
    check("ARG BASE\nFROM $BASE\n")
    check("FROM scratch AS b\nFROM b\nCOPY --from=b x y\nCOPY --from=0 x y\n")


def test_what_add_fetches() -> None:
    check(
        "FROM scratch\nADD --link <[https://e.com/a]> b <[http://e.com/c]> /d\n",
        "https://e.com/a",
        "http://e.com/c",
    )
    check("FROM scratch\nADD https://e.com/$V /d\nCOPY https://e.com/a /d\n")
