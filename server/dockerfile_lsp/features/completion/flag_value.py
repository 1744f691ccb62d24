"""Values of flags where only some make sense: choices, true and false, platforms."""

from collections.abc import Iterator

from ...catalog.values import PLATFORMS
from ._offer import Kind, Offer
from ._places import Place, ValuePlace


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, ValuePlace):
        return
    for value in _values(at):
        yield Offer(value, Kind.Value, topic=(at.node.name, at.facts.name))


def _values(at: ValuePlace) -> tuple[str, ...]:
    match at.facts.kind:
        case "boolean":
            return ("true", "false")
        case "platform":
            return ("$BUILDPLATFORM", "$TARGETPLATFORM", *PLATFORMS)
        case _:
            return at.facts.choices
