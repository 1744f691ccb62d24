from collections.abc import Iterator

from lsprotocol import types

from ..feature import at_range, to_range
from ..semantics.image_edits import known_tags, updates
from ..semantics.image_facts import Tags
from ..semantics.used_images import UsedImage, used_images
from ..text import Span
from ..workspace import FactKey, View


def inlay_hints(view: View, where: Span) -> list[types.InlayHint]:
    """Behind an exact tag, the newest patch of the same variant, as far as it is known."""
    return [
        types.InlayHint(
            to_range(view.document, used.reference.placed.span(used.word)).end,
            f"newer: {tag}",
            padding_left=True,
        )
        for used in _exact(view, where)
        for level, tag in updates(used.image, known_tags(used.image, view.facts))
        if level == "patch"
    ]


def needs(view: View, where: Span) -> frozenset[FactKey]:
    """Their tags, where the user wants registries to be asked without a word."""
    if view.settings.registries_mode != "eager":
        return frozenset()
    return frozenset(Tags.of(used.image) for used in _exact(view, where))


def _exact(view: View, where: Span) -> Iterator[UsedImage]:
    for used in used_images(view.meaning):
        span = used.reference.placed.span(used.word)
        if span.start <= where.end and where.start <= span.end and used.image.tag:
            yield used


FEATURE = at_range(types.TEXT_DOCUMENT_INLAY_HINT, inlay_hints, needs=needs)
