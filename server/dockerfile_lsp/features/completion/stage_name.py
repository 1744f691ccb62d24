"""`AS name` behind FROM's image, in FROM's letter case."""

from collections.abc import Iterator

from ...catalog.snippets import STAGE_NAME
from ._offer import Kind, Offer
from ._places import Place, WordPlace
from ._writing import label


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or at.node.name != "FROM" or at.argument != 1:
        return
    if at.text and not at.typed:
        return
    text = "AS" if at.has_more else STAGE_NAME
    if at.node.keyword.text.islower():
        text = text.replace("AS", "as")
    yield Offer(label(text), Kind.Keyword, text, is_snippet=not at.has_more, topic=("FROM",))
