import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dockerfile_lsp.semantics.images import image

_SHARED = Path(__file__).parents[3] / "shared" / "buildkit"
_DIGEST = "sha256:" + "0123456789abcdef" * 4


def check(text: str, canonical: str, familiar: str | None = None) -> None:
    """`text` is an image; docker fills it up to `canonical`, people write `familiar`."""
    found = image(text)
    assert found
    assert found.canonical == canonical
    assert found.familiar == (text if familiar is None else familiar)


def nothing(text: str) -> None:
    assert image(text) is None


def test_one_word_is_an_official_image() -> None:
    check("alpine", "docker.io/library/alpine:latest")


def test_a_tag() -> None:
    check("node:22-slim", "docker.io/library/node:22-slim")


def test_a_user_of_docker_hub() -> None:
    check("grafana/loki", "docker.io/grafana/loki:latest")


def test_a_registry_has_a_dot_a_port_or_is_localhost() -> None:
    check("ghcr.io/a/b:1", "ghcr.io/a/b:1")
    check("host:5000/a", "host:5000/a:latest")
    check("localhost/a", "localhost/a:latest")
    check("[::1]:5000/a", "[::1]:5000/a:latest")


def test_a_first_part_in_capitals_is_a_host() -> None:
    check("HOST/a", "HOST/a:latest")


def test_docker_hub_by_its_names() -> None:
    check("docker.io/library/node", "docker.io/library/node:latest", "node")
    check("index.docker.io/node", "docker.io/library/node:latest", "node")
    check("library/node", "docker.io/library/node:latest", "node")


def test_a_deep_path_of_the_library_keeps_its_first_part() -> None:
    check("library/a/b", "docker.io/library/a/b:latest")


def test_a_digest_needs_no_tag() -> None:
    check(f"alpine@{_DIGEST}", f"docker.io/library/alpine@{_DIGEST}")
    check(f"alpine:3@{_DIGEST}", f"docker.io/library/alpine:3@{_DIGEST}")


def test_the_tag_asked_for_is_latest_without_another() -> None:
    found = [image(text) for text in ("a", "a:1", f"a@{_DIGEST}", f"a:1@{_DIGEST}")]
    assert [each and each.asked_tag for each in found] == ["latest", "1", "", "1"]


def test_a_port_without_a_path_is_a_tag() -> None:
    check("host:5000", "docker.io/library/host:5000")


@pytest.mark.parametrize(
    "text",
    ["", "Alpine", "a:", "-a", "a/", "/a", "a//b", "a:b:c", "a b", "a_-b", "a..b", "a___b",
     "ghcr.io/A", "ghcr.io", "a:" + "x" * 129, "a:.b", "a@sha256:abc", "a@" + _DIGEST.upper(),
     "a@md5:" + "0" * 32, "a@" + _DIGEST + ":1", "a\n", "é", "0" * 64, "a" * 256]
)  # fmt: skip
def test_no_image(text: str) -> None:
    if text == "ghcr.io":  # one word is a name, dots and all
        check(text, "docker.io/library/ghcr.io:latest")
        return
    nothing(text)


@pytest.mark.skipif(not _SHARED.is_dir(), reason="../shared/buildkit is not here")
def test_buildkit_refuses_what_is_no_image_and_nothing_else() -> None:
    """Every plain word after FROM in BuildKit's recorded answers."""
    judged = {True: 0, False: 0}
    for text, refused in _judged().items():
        assert (image(text) is None) == refused, text
        judged[refused] += 1
    assert judged[True] > 15
    assert judged[False] > 300


def _judged() -> dict[str, bool]:
    found: dict[str, bool] = {}
    for line in _lines():
        record = json.loads(line)
        answer: dict[str, Any] = record.get("buildkit", record)
        error = answer["error"]["msg"] if "error" in answer else ""
        refused = re.match(r'failed to parse stage name "([^"$\\]*)"', error)
        if refused:
            found[refused[1]] = True
        elif not error:
            names = {stage["name"].lower() for stage in answer.get("stages", ())}
            bases = {stage["base"] for stage in answer.get("stages", ())} - names
            found |= {base: False for base in bases if re.fullmatch(r"[^\s\"'$\\]+", base)}
    return found


def _lines() -> Iterator[str]:
    for path in sorted(_SHARED.glob("*.jsonl*")):
        if path.name.startswith(("cases", "probes", "generated", "corpus")):
            raw = path.read_bytes()
            text = gzip.decompress(raw) if path.suffix == ".gz" else raw
            yield from text.decode().split("\n")[:-1]
