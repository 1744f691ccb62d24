"""Keys of LABEL that tools know: the annotations of the Open Container Initiative."""

from collections.abc import Iterator

from ...catalog.values import LABEL_KEYS
from ...text import Span
from ._offer import Kind, Offer
from ._places import Place, WordPlace


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "LABEL" or at.argument is None:
        return
    key, equals, _ = at.text.partition("=")
    if "=" in at.typed or '"' in key or (at.text and not at.typed):
        return
    word = Span(at.word.start, at.word.start + len(key))
    taken = {pair.key.value for pair in at.node.pairs if pair.key.text != key}
    for name in LABEL_KEYS:
        if name not in taken:
            text = name if equals else f'{name}="${{1:value}}"'
            yield Offer(
                name, Kind.Property, text, is_snippet=not equals, topic=("label", name), word=word
            )
