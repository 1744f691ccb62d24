"""Earlier stages where one is named: in FROM, `COPY --from` and the `from` of a mount."""

from collections.abc import Iterator

from ...explain import stage_page
from ...feature import to_range
from ...semantics.stages import Stage
from ._offer import Kind, Offer
from ._places import MountPlace, Place, ValuePlace, WordPlace
from ._stages import earlier, sources


def offers(at: Place) -> Iterator[Offer]:
    for name, stage in _names(at):
        doc = at.view.document
        line = to_range(doc, stage.origin.span()).start.line + 1
        image = stage.image.text if stage.image else ""
        page = stage_page(doc, stage, line)
        yield Offer(name, Kind.Module, detail=f"FROM {image}", documentation=page, rank=1)


def _names(at: Place) -> Iterator[tuple[str, Stage]]:
    """An ONBUILD names stages of another file."""
    match at:
        case WordPlace() if at.node.name == "FROM" and at.argument == 0:
            if not at.typed.startswith("-"):
                yield from _bases(at)
        case ValuePlace() if at.facts.kind == "stage" and at.node.outer is at.node:
            yield from sources(at)
        case MountPlace() if at.in_value and at.field.key == "from" and at.node.outer is at.node:
            yield from ((name, stage) for name, stage in sources(at) if stage.name)
        case _:
            return


def _bases(at: Place) -> Iterator[tuple[str, Stage]]:
    """In lower case: so BuildKit keeps names, and FROM alone compares letter by letter."""
    seen: set[str] = set()
    for stage in reversed(earlier(at)):
        if stage.key and stage.key not in seen:
            seen.add(stage.key)
            yield stage.key, stage
