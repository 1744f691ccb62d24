"""Names for an ARG of a stage: global ARGs and BuildKit's platforms, which it must take over."""

from collections.abc import Iterator

from ...catalog.grammar import PLATFORM_ARGS
from ...semantics.variables import definitions_before
from ...text import Span
from ._offer import Kind, Offer
from ._places import Place, WordPlace


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "ARG" or "=" in at.typed:
        return
    stages = at.view.document.stages
    stage = stages.at(at.word.start)
    if not stage or at.flag or (at.text and not at.typed):
        return
    own = {pair.key.text for pair in at.node.pairs if pair.word.text != at.text}
    taken = {*definitions_before(stages, at.word.start), *own}
    name = at.text.partition("=")[0]
    word = Span(at.word.start, at.word.start + len(name))
    for known, definition in definitions_before(stages, stage.origin.start).items():
        if known not in taken:
            detail = f"ARG {definition.pair.word.text}"
            yield Offer(known, Kind.Constant, detail=detail, topic=("ARG",), word=word)
    for known in PLATFORM_ARGS:
        if known not in taken:
            yield Offer(known, Kind.Constant, topic=("$", known), word=word)
