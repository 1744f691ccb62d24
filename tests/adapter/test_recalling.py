"""Tags that are kept on disk, or known from the catalogue, are ready before they are asked for."""

import time
from pathlib import Path

import pytest
import pytest_asyncio
from pygls.lsp.server import LanguageServer

from dockerfile_lsp.adapter.early import Early
from dockerfile_lsp.adapter.fetching import Fetching
from dockerfile_lsp.adapter.protocol import DockerfileProtocol
from dockerfile_lsp.adapter.recalling import Recalling
from dockerfile_lsp.document import Document
from dockerfile_lsp.features.completion import completion
from dockerfile_lsp.semantics.image_facts import TagFact, TagList, Tags
from dockerfile_lsp.semantics.tags import tag
from dockerfile_lsp.services.image_cache import ImageCache
from dockerfile_lsp.services.registry import Registries
from dockerfile_lsp.services.registry_options import RegistryOptions
from dockerfile_lsp.workspace import Fact, Snapshot

pytestmark = pytest.mark.asyncio

KEY = Tags("example.com/recalled")
URI = "file:///w/Dockerfile"


@pytest_asyncio.fixture(name="protocol")
async def _protocol() -> DockerfileProtocol:  # it needs a running loop
    protocol = LanguageServer("a", "b", protocol_cls=DockerfileProtocol).protocol
    assert isinstance(protocol, DockerfileProtocol)
    protocol.open(Early())
    return protocol


def recalling(protocol: DockerfileProtocol, cache: ImageCache) -> Recalling:
    def source(_: object) -> Registries:
        return Registries(RegistryOptions(), cache)

    return Recalling(protocol, Fetching(protocol, source, lambda: None))


def steps(it: Recalling, protocol: DockerfileProtocol, text: str) -> int:
    """How many there are until the document is ready; whoever asked a registry would fail."""
    snapshot: Snapshot = protocol.state.now
    protocol.state.now = snapshot.with_document(Document.opened(URI, text))
    count = 0
    while it.run_one():
        count += 1
    return count


def completed(protocol: DockerfileProtocol, text: str) -> tuple[set[str], int]:
    """What is offered at the end of the text, and how many tags had to be read for it."""
    before = tag.cache_info().misses
    protocol.state.now = protocol.state.now.with_document(Document.opened(URI, text))
    found = completion(protocol.state.now.views[URI], len(text))
    assert found
    return {item.label for item in found.items}, tag.cache_info().misses - before


async def test_kept_tags_are_read_beforehand(protocol: DockerfileProtocol, tmp_path: Path) -> None:
    cache = ImageCache(tmp_path)
    names = [f"{major}.{minor}.0-recalled" for major in range(60) for minor in range(20)]
    cache.put(KEY, Fact(TagList(tuple(map(TagFact, names))), time.time()))
    it = recalling(protocol, cache)
    assert steps(it, protocol, "FROM example.com/recalled\n") > len(names) / 500
    view = protocol.state.now.views[URI]
    assert KEY in view.facts
    labels, read = completed(protocol, "FROM example.com/recalled:")
    assert "59.19.0-recalled" in labels
    assert read == 0


async def test_so_are_the_catalogues(protocol: DockerfileProtocol, tmp_path: Path) -> None:
    assert completed(protocol, "FROM haproxy:")[1] > 0
    steps(recalling(protocol, ImageCache(tmp_path)), protocol, "FROM postgres AS x\n")
    assert completed(protocol, "FROM postgres:")[1] == 0


async def test_it_is_done_once(protocol: DockerfileProtocol, tmp_path: Path) -> None:
    it = recalling(protocol, ImageCache(tmp_path))
    assert steps(it, protocol, "FROM node\n") > 1
    assert steps(it, protocol, "FROM node:24\n") == 1
    assert steps(it, protocol, "FROM scratch\n") == 1
    assert not it.run_one()
