"""Lists that come in pages: tags and repositories (OCI distribution, "Listing Tags").

Registries differ: with `Link` or without, in any order, with `n` ignored. So `Link` is followed
where there is one, else as many as asked for make us ask for more, and what brings nothing new
ends it. Of a `Link` only the query counts: whatever host or path it names, the same list is asked.
"""

import re
from collections.abc import AsyncIterator, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..semantics.image_facts import Failed
from .http import Reply
from .registry_door import Door, Question
from .untrusted import parsed, rows, table

_SIZE = 1000  # the most that Amazon's registries take
_MOST_PAGES = 60
_NEXT = re.compile(r"<([^>]*)>\s*;[^,]*\brel\s*=\s*\"?next\"?", re.IGNORECASE)

Page = Mapping[str, Any]


async def pages(
    door: Door, question: Question, key: Literal["tags", "repositories"]
) -> AsyncIterator[Page | Failed]:
    """Every page, or a `Failed` as the last thing; whether a last page is the end is not said."""
    query = f"n={_SIZE}"
    asked: set[str] = set()
    seen: set[str] = set()
    while query not in asked and len(asked) < _MOST_PAGES:
        asked.add(query)
        reply = await door.ask(question._replace(path=f"{question.path}?{query}"))
        if isinstance(reply, Failed):
            yield reply
            return
        page = table(parsed(reply.body))
        names = [name for name in rows(page.get(key)) if isinstance(name, str)]
        yield page
        is_new = not seen.issuperset(names)
        seen.update(names)
        if not is_new:
            return
        query = _linked(reply) or _following(names)
        if not query:
            return
    yield Failed(f"{question.registry} has more than can be listed")


def _following(names: list[str]) -> str:
    """After a page that is full there may be another, whatever the registry says."""
    return urlencode({"n": _SIZE, "last": names[-1]}) if len(names) == _SIZE else ""


def _linked(reply: Reply) -> str:
    found = _NEXT.search(", ".join(reply.headers.get_list("link")))
    if not found:
        return ""
    try:
        return urlencode(parse_qsl(urlsplit(found[1]).query))
    except ValueError:
        return ""
