"""Signals behind STOPSIGNAL."""

from collections.abc import Iterator

from ...catalog.values import SIGNALS
from ._offer import Kind, Offer
from ._places import Place, WordPlace


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "STOPSIGNAL" or at.argument != 0:
        return
    for signal in SIGNALS if at.typed or not at.text else ():
        yield Offer(signal, Kind.EnumMember, topic=("STOPSIGNAL",))
