"""Variables behind a `$`: those that are defined at this place, the latest first.

Then those that the base image has, as far as it is known.
"""

from collections.abc import Iterator

from ...catalog.grammar import PLATFORM_ARGS
from ...semantics.image_variables import image_variables
from ...semantics.variables import definitions_before
from ._offer import Kind, Offer
from ._places import Place, VariablePlace

# Their commands run in the container, where no ARG is left.
_AT_RUN_TIME = frozenset({"CMD", "ENTRYPOINT", "HEALTHCHECK"})


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, VariablePlace):
        return
    stages = at.view.document.stages
    known = definitions_before(stages, at.word.start)
    subject = at.node.inner or at.node
    for name, (placed, pair) in reversed(known.items()):
        is_argument = placed.node.name == "ARG"
        if is_argument and subject.name in _AT_RUN_TIME:
            continue
        kind = Kind.Constant if is_argument else Kind.Variable
        yield _offer(at, name, kind, f"{placed.node.name} {pair.word.text}")
    yield from (offer for offer in _inherited(at) if offer.label[1:] not in known)


def _inherited(at: VariablePlace) -> Iterator[Offer]:
    """What FROM has from BuildKit, and a stage from its base image; PATH it always has."""
    stage = at.view.document.stages.at(at.word.start)
    if not stage or stage.origin.node is at.node:
        for name in PLATFORM_ARGS:
            yield _offer(at, name, Kind.Constant, "")._replace(topic=("$", name))
        return
    found = {
        each.name: f"{each.image.familiar}{'' if each.value is None else f': {each.value}'}"
        for each in image_variables(at.view.meaning, stage)
    }
    for name, detail in ({"PATH": ""} | found).items():
        yield _offer(at, name, Kind.Variable, detail)


def _offer(at: VariablePlace, name: str, kind: Kind, detail: str) -> Offer:
    written = f"{at.opening}{name}{at.closing}"
    return Offer(f"${name}", kind, written, detail=detail, filter=written)
