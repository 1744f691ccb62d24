"""Quay's own interface, which knows dates and sizes and needs no token (quay/quay, api/tag.py)."""

from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

from ..semantics.image_facts import Failed, TagFact
from ..semantics.images import is_digest, is_tag
from .found import Found
from .registry_door import Door
from .untrusted import number, parsed, rows, table, text

QUAY = "quay.io"
_SIZE = 100  # the most that it gives
_MOST_PAGES = 30


async def gather_tags(door: Door, path: str, found: Found[TagFact]) -> None:
    """Of a public repository, the newest first; of another, nothing but trouble."""
    for page_number in range(1, _MOST_PAGES + 1):
        query = urlencode({"limit": _SIZE, "page": page_number, "onlyActiveTags": "true"})
        url = f"https://{QUAY}/api/v1/repository/{quote(path)}/tag/?{query}"
        reply = await door.ask_elsewhere(QUAY, url)
        if isinstance(reply, Failed):
            found.failed(reply)
            return
        page = table(parsed(reply.body))
        for row in map(table, rows(page.get("tags"))):
            name, digest = text(row.get("name")), text(row.get("manifest_digest"))
            if is_tag(name):
                pushed = float(number(row.get("start_ts"))) or _moment(
                    text(row.get("last_modified"))
                )
                known = digest if is_digest(digest) else ""
                found.add(name, TagFact(name, pushed, number(row.get("size")), known))
        if page.get("has_additional") is not True:
            found.is_whole = bool(page)
            return


def _moment(said: str) -> float:
    try:
        return parsedate_to_datetime(said).timestamp()
    except ValueError:
        return 0
