"""Docker Hub's own interface: what its registry does not tell, dates, sizes and a search.

https://docs.docker.com/reference/api/hub/latest/; the search and `ordering` are not documented
there, but what Hub's own pages and many tools use. Asked without a login, so of public images.
"""

from datetime import datetime
from urllib.parse import quote, urlencode

from ..semantics.image_facts import Failed, RepositoryFact, TagFact
from ..semantics.images import HUB, OFFICIAL, is_digest, is_repository_path, is_tag
from .found import Found
from .registry_door import Door
from .untrusted import number, parsed, rows, table, text

_API = "https://hub.docker.com/v2"
_SIZE = 100


async def gather_newest_tags(door: Door, path: str, found: Found[TagFact]) -> None:
    """The hundred tags that were last pushed."""
    namespace, _, name = path.partition("/")
    query = urlencode({"page_size": _SIZE, "ordering": "last_updated"})
    url = f"{_API}/namespaces/{quote(namespace)}/repositories/{quote(name)}/tags?{query}"
    reply = await door.ask_elsewhere(HUB, url)
    if isinstance(reply, Failed):
        found.failed(reply)
        return
    page = table(parsed(reply.body))
    for row in map(table, rows(page.get("results"))):
        tag = text(row.get("name"))
        if is_tag(tag):
            found.add(tag, _tag(tag, row))
    found.is_whole = bool(page) and not page.get("next")


async def gather_repositories(door: Door, prefix: str, found: Found[RepositoryFact]) -> None:
    """With a slash in `prefix` those of a namespace, else what a search for it finds."""
    namespace, slash, _ = prefix.partition("/")
    url = f"{_API}/namespaces/{quote(namespace)}/repositories?page_size={_SIZE}"
    if not slash:
        url = f"{_API}/search/repositories/?{urlencode({'query': prefix, 'page_size': 50})}"
    reply = await door.ask_elsewhere(HUB, url)
    if isinstance(reply, Failed):
        found.failed(reply)
        return
    page = table(parsed(reply.body))
    for row in map(table, rows(page.get("results"))):
        name = text(row.get("repo_name")) or f"{namespace}/{text(row.get('name'))}"
        path = name if "/" in name else f"{OFFICIAL}/{name}"
        if is_repository_path(path):
            summary = text(row.get("short_description")) or text(row.get("description"))
            found.add(path, RepositoryFact(path, summary[:200], number(row.get("star_count"))))
    found.is_whole = bool(page) and not page.get("next")


def _tag(name: str, row: "object") -> TagFact:
    told = table(row)
    digest = text(told.get("digest"))
    images = [table(each) for each in rows(told.get("images"))]
    platforms = [f"{text(each.get('os'))}/{text(each.get('architecture'))}" for each in images]
    return TagFact(
        name,
        _moment(text(told.get("tag_last_pushed")) or text(told.get("last_updated"))),
        number(told.get("full_size")),
        digest if is_digest(digest) else "",
        tuple(sorted({each for each in platforms if "unknown" not in each and each != "/"})),
    )


def _moment(said: str) -> float:
    try:
        return datetime.fromisoformat(said).timestamp()
    except (ValueError, OverflowError):
        return 0
