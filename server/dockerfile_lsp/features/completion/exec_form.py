"""JSON arrays behind CMD, ENTRYPOINT, SHELL and VOLUME, where nothing stands yet."""

from collections.abc import Iterator

from ...catalog.snippets import INSTRUCTIONS, POWERSHELL
from ._offer import Kind, Offer
from ._places import Place, WordPlace
from ._writing import label

_TAKE_ARRAYS = frozenset({"CMD", "ENTRYPOINT", "SHELL", "VOLUME"})


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name not in _TAKE_ARRAYS:
        return
    if at.argument != 0 or at.text or at.has_more or at.flag:
        return
    for form in _forms(at):
        shown = label(form)
        yield Offer(shown, Kind.Snippet, form, is_snippet=True, topic=(at.node.name,))


def _forms(at: WordPlace) -> tuple[str, ...]:
    found = tuple(form.partition(" ")[2] for form in INSTRUCTIONS[at.node.name])
    is_windows = at.node.name == "SHELL" and at.node.escape == "`"
    return (POWERSHELL, *found) if is_windows else found
