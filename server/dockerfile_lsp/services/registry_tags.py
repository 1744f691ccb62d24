"""The tags and repositories of a registry, by the interface that all registries share."""

from collections.abc import Mapping
from typing import Any

from ..semantics.image_facts import Failed, RepositoryFact, TagFact
from ..semantics.images import is_digest, is_repository_path, is_tag
from .found import Found
from .registry_door import Door, Question
from .registry_pages import pages
from .untrusted import number, rows, table


async def gather_tags(door: Door, registry: str, path: str, found: Found[TagFact]) -> None:
    """Puts the tags into `found` as they come."""
    question = Question(registry, path, f"{path}/tags/list")
    async for page in pages(door, question, "tags"):
        if isinstance(page, Failed):
            found.failed(page)
            return
        told = _google(table(page.get("manifest")))
        for name in rows(page.get("tags")):
            if isinstance(name, str) and is_tag(name):
                found.add(name, told.get(name) or TagFact(name))
    found.is_whole = True


async def gather_repositories(
    door: Door, registry: str, prefix: str, found: Found[RepositoryFact]
) -> None:
    """From the catalogue, which many registries do not show; from Google's by their projects."""
    if _is_google(registry) and "/" in prefix:
        await _gather_children(door, registry, prefix.rpartition("/")[0], found)
        return
    async for page in pages(door, Question(registry, "", "_catalog"), "repositories"):
        if isinstance(page, Failed):
            found.failed(page)
            return
        for path in rows(page.get("repositories")):
            if isinstance(path, str) and is_repository_path(path) and path.startswith(prefix):
                found.add(path, RepositoryFact(path))
    found.is_whole = True


async def _gather_children(
    door: Door, registry: str, folder: str, found: Found[RepositoryFact]
) -> None:
    question = Question(registry, folder, f"{folder}/tags/list")
    async for page in pages(door, question, "tags"):
        if isinstance(page, Failed):
            found.failed(page)
            return
        for child in rows(page.get("child")):
            path = f"{folder}/{child}"
            if is_repository_path(path):
                found.add(path, RepositoryFact(path))
    found.is_whole = True


def _is_google(registry: str) -> bool:
    return registry == "gcr.io" or registry.endswith((".gcr.io", ".pkg.dev"))


def _google(manifests: Mapping[str, Any]) -> dict[str, TagFact]:
    """Google's registries say more than names (google/go-containerregistry, google/list.go)."""
    told: dict[str, TagFact] = {}
    for digest, manifest in manifests.items():
        facts = table(manifest)
        pushed = number(facts.get("timeUploadedMs")) / 1000
        size = number(facts.get("imageSizeBytes"))
        for name in rows(facts.get("tag")):
            if isinstance(name, str) and is_tag(name) and is_digest(digest):
                told[name] = TagFact(name, pushed, size, digest)
    return told
