"""HEALTHCHECK's CMD and NONE."""

from collections.abc import Iterator

from ...catalog.snippets import HEALTHCHECK
from ._offer import Kind, Offer
from ._places import Place, WordPlace
from ._writing import Writing, label


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "HEALTHCHECK" or at.argument != 0:
        return
    if at.typed.startswith("-") or (at.text and not at.typed):
        return
    writing = Writing(at)
    if at.has_more:
        yield Offer(writing.cased("CMD"), Kind.Keyword, topic=("HEALTHCHECK",), rank=1)
        return
    for form in HEALTHCHECK:
        text = writing.filled(form)
        yield Offer(
            label(text), Kind.Snippet, text, is_snippet=True, topic=("HEALTHCHECK",), rank=1,
            filter=form.partition(" ")[0],
        )  # fmt: skip
