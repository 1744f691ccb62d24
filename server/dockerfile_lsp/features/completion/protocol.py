"""Protocols behind a port and its slash."""

from collections.abc import Iterator

from ...catalog.values import PROTOCOLS
from ._offer import Kind, Offer
from ._places import Place, WordPlace


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "EXPOSE" or at.argument is None:
        return
    port, slash, _ = at.typed.rpartition("/")
    for protocol in PROTOCOLS if slash else ():
        yield Offer(f"{port}/{protocol}", Kind.EnumMember, topic=("EXPOSE",))
