from collections.abc import Sequence
from typing import Any, cast

import attrs
from lsprotocol import types

from ..catalog.prose import pages
from ..explain import page
from ..feature import on_request
from ..image_page import tag_page
from ..rules import rule_called
from ..semantics.images import image
from ..workspace import Snapshot


def completion_resolve(snapshot: Snapshot, item: types.CompletionItem) -> types.CompletionItem:
    """The item with what is written about its topic, which stands in its data."""
    topic = _topic(item.data)
    text = _page(topic, snapshot.locale)
    if not text:
        return item
    return attrs.evolve(
        item,
        detail=item.detail or pages.summary(topic, snapshot.locale) or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, text),
    )


def _page(topic: tuple[str, ...], locale: str) -> str:
    if len(topic) == 2 and topic[0] == "image":
        return tag_page(image(topic[1]), locale)
    rule = rule_called(topic[1]) if len(topic) == 2 and topic[0] == "rule" else None
    return page(rule) if rule else pages.page(topic, locale)


def _topic(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list | tuple):
        return ()
    return tuple(str(part) for part in cast("Sequence[object]", data))


FEATURE = on_request(types.COMPLETION_ITEM_RESOLVE, completion_resolve)
