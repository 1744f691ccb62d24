"""Variables behind a `$`: those that are defined at this place, the latest first."""

from collections.abc import Iterator

from ...catalog.grammar import PLATFORM_ARGS
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
    stage = stages.at(at.word.start)
    if not stage or stage.origin.node is at.node:
        for name in PLATFORM_ARGS:
            if name not in known:
                yield _offer(at, name, Kind.Constant, "")


def _offer(at: VariablePlace, name: str, kind: Kind, detail: str) -> Offer:
    written = f"{at.opening}{name}{at.closing}"
    return Offer(f"${name}", kind, written, detail=detail, filter=written)
