import json
import os
import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dockerfile_lsp.semantics.image_facts import (
    Digest,
    ImageAnswer,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    ImageSettings,
    Repositories,
    RepositoryFact,
    RepositoryList,
    TagFact,
    TagList,
    Tags,
)
from dockerfile_lsp.services.image_cache import ImageCache, default_folder
from dockerfile_lsp.workspace import Fact

_KEY = Tags("docker.io/library/node")
_TAGS = TagList((TagFact("1", 7.5, 3, "sha256:ab", ("linux/amd64",)),), is_whole=False)
_SETTINGS = ImageSettings(
    (("A", "1"), ("B", None)), "me", "/", ("a",), ("b",), labels=(("x", "y"),)
)
_HEAD = b'{"version": 2, "key": ["docker.io/library/node", "tags"],'


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (_KEY, _TAGS),
        (Repositories("ghcr.io", "a/"), RepositoryList((RepositoryFact("a/b", "what", 3),))),
        (ImageDigest("docker.io/a/b:1"), Digest("sha256:ab")),
        (
            ImageConfig("docker.io/a/b:1"),
            ImageDetails("sha256:ab", "", ("a/b",), 5, _SETTINGS, "a/b"),
        ),
    ],
)
def test_what_was_put_is_got(key: ImageKey, answer: ImageAnswer, tmp_path: Path) -> None:
    fact = Fact(answer, time.time())
    ImageCache(tmp_path).put(key, fact)
    assert ImageCache(tmp_path).get(key) == fact


def test_another_key_has_nothing(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path)
    cache.put(_KEY, Fact(_TAGS, time.time()))
    assert cache.get(Tags("docker.io/library/nod")) is None
    assert cache.get(Repositories("docker.io/library/node")) is None


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b"[]", b"7", b"\xff", b"{}",
        b'{"version": 0}',
        _HEAD[:-1] + b"}",
        _HEAD + b' "found": "x", "value": []}',
        _HEAD + b' "found": 1e999, "value": []}',
        _HEAD + b' "found": NOW, "value": 7}',
        _HEAD + b' "found": NOW, "value": []}',
        _HEAD + b' "found": NOW, "value": [[[1]], 1]}',
        _HEAD + b' "found": NOW, "value": [[["a b", 0, 0, "", []]], 1]}',
    ],
)  # fmt: skip
def test_a_broken_file_is_none(broken: bytes, tmp_path: Path) -> None:
    cache = ImageCache(tmp_path)
    cache.put(_KEY, Fact(_TAGS, time.time()))
    (file,) = tmp_path.iterdir()
    file.write_bytes(broken.replace(b"NOW", str(time.time()).encode()))
    assert cache.get(_KEY) is None


def test_what_is_too_old_or_of_tomorrow_is_none(tmp_path: Path) -> None:
    cache = ImageCache(tmp_path)
    for found in (time.time() - 31 * 86400, time.time() + 86400):
        cache.put(_KEY, Fact(_TAGS, found))
        assert cache.get(_KEY) is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ImageCache(tmp_path / "file" / "cache")
    cache.put(_KEY, Fact(_TAGS, time.time()))
    assert cache.get(_KEY) is None


def test_the_oldest_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dockerfile_lsp.services.image_cache._MOST_FILES", 10)
    cache = ImageCache(tmp_path)
    for number in range(51):
        cache.put(Tags(f"docker.io/a/{number}"), Fact(_TAGS, time.time()))
        (path,) = (path for path in tmp_path.iterdir() if f'/{number}"' in path.read_text())
        os.utime(path, (number + time.time() - 100, number + time.time() - 100))
    assert len([*tmp_path.iterdir()]) == 10
    assert cache.get(Tags("docker.io/a/49"))
    assert cache.get(Tags("docker.io/a/0")) is None


def test_several_servers_at_once(tmp_path: Path) -> None:
    """Readers see a whole answer, whoever writes."""
    answers = [TagList(tuple(TagFact(f"{each}.{n}") for n in range(500))) for each in range(4)]

    def write(answer: TagList) -> None:
        for _ in range(20):
            ImageCache(tmp_path).put(_KEY, Fact(answer, time.time()))

    def read(_: int) -> bool:
        found = [ImageCache(tmp_path).get(_KEY) for _ in range(20)]
        return all(fact is None or fact.value in answers for fact in found)

    with ThreadPoolExecutor(8) as pool:
        writes = [pool.submit(write, answer) for answer in answers]
        assert all(pool.map(read, range(4)))
        for each in writes:
            each.result()
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_is_the_user_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    ImageCache(folder).put(_KEY, Fact(_TAGS, time.time()))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_it_holds_no_secret(tmp_path: Path) -> None:
    ImageCache(tmp_path).put(_KEY, Fact(_TAGS, time.time()))
    (file,) = tmp_path.iterdir()
    assert set(json.loads(file.read_text())) == {"version", "key", "found", "value"}


def test_it_is_where_the_platform_keeps_caches() -> None:
    assert "dockerfile-lsp" in str(default_folder())
