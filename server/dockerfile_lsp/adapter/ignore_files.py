"""The .dockerignore of each open document, among the facts as it is on disk."""

from collections.abc import Callable

from ..semantics.dockerignore import IgnoreFile
from ..services.ignore_file import ignore_file
from ..workspace import Fact, FactKey
from .addresses import path_of
from .protocol import DockerfileProtocol

WATCHED = "**/*.dockerignore"  # `.dockerignore` itself, too


class IgnoreFiles:
    """`on_change` is called when one is another than it was, but for documents being opened."""

    def __init__(self, protocol: DockerfileProtocol, on_change: Callable[[], None]) -> None:
        self._protocol = protocol
        self._on_change = on_change

    def opened(self, uri: str) -> None:
        self._learn(uri)

    def saved(self) -> None:
        """A client that does not watch files tells by saving that they may have changed."""
        if not self._protocol.client.registers_watchers:
            self.files_changed()

    def files_changed(self) -> None:
        if self._learn(*self._protocol.state.now.views):
            self._on_change()

    def _learn(self, *uris: str) -> bool:
        """Whether one is new. Views stay the same objects where none is."""
        now, new = self._protocol.state.now, dict[FactKey, Fact]()
        for uri in uris:
            key, path = IgnoreFile(uri), path_of(uri)
            known = now.facts.get(key, _NONE)
            found = (ignore_file(path, uri) if path else {}).get(key, _NONE)
            if found.value != known.value:
                new[key] = found
        if new:
            self._protocol.state.now = now.with_facts(new)
        return bool(new)


_NONE = Fact(None, 0.0)
