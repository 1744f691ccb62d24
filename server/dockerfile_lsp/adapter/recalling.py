"""The tags of a document's images, got ready while the server is idle.

There may be thousands, on disk or just come from a registry, and reading them takes longer than a
completion should. No registry is asked here.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ..semantics.image_edits import known_tags
from ..semantics.image_facts import Tags
from ..semantics.images import Image
from ..semantics.tag_order import in_order
from ..semantics.tags import tag
from ..semantics.used_images import used_images
from ..workspace import View
from .fetching import Fetching
from .protocol import DockerfileProtocol

_AT_ONCE = 500  # tags read in one step


class Recalling:
    def __init__(self, protocol: DockerfileProtocol, fetching: Fetching) -> None:
        self._protocol = protocol
        self._fetching = fetching
        self._seen: Mapping[str, View] = MappingProxyType({})
        self._ready: dict[Tags, float] = {}  # when what is ready was found; 0 for the catalogue's
        self._steps: Iterator[None] = iter(())

    def run_one(self) -> bool:
        """One step of some milliseconds; whether there was something to do."""
        if next(self._steps, self) is None:
            return True
        views = self._protocol.state.now.views
        if views is self._seen:
            return False
        others = [view for uri, view in views.items() if self._seen.get(uri) is not view]
        self._seen = views
        self._steps = self._ready_for(others)
        return True

    def _ready_for(self, views: Iterable[View]) -> Iterator[None]:
        for view in views:
            images = {Tags.of(used.image): used.image for used in used_images(view.meaning)}
            for key, image in images.items():
                yield from self._got_ready(view, key, image)

    def _got_ready(self, view: View, key: Tags, image: Image) -> Iterator[None]:
        fact = view.facts.get(key)
        if not fact and key not in self._ready:
            fact = self._fetching.recalled(key, view.settings)
            yield
        found = fact.found if fact else 0.0
        if self._ready.get(key) == found:
            return
        self._ready[key] = found
        yield from _read(known_tags(image, {key: fact} if fact else {}))


def _read(names: tuple[str, ...]) -> Iterator[None]:
    """What is kept of each tag, and of their order, is kept by those who are called."""
    for start in range(0, len(names), _AT_ONCE):
        for name in names[start : start + _AT_ONCE]:
            tag(name)
        yield
    in_order(names)
    yield
