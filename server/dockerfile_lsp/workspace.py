"""The server's state: one mutable cell, which holds one immutable snapshot."""

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .cached import cached_property
from .document import Document
from .frozen import dataclass, replace
from .semantics.assumptions import Assumptions
from .semantics.image_facts import ImageSettings
from .semantics.images import Image
from .semantics.known_images import settings_of
from .semantics.meaning import Meaning
from .settings import Settings

FactKey = Hashable


class Fact(NamedTuple):
    """What a service found out, and when (seconds since the epoch)."""

    value: Any
    found: float


Facts = Mapping[FactKey, Fact]
_NOTHING: Mapping[Any, Any] = MappingProxyType({})
_DEFAULTS = Settings()


@dataclass(frozen=True, eq=False)
class View:
    """One document with what counts for it: all that an answer may depend on.

    As long as all of that is what it was, it is the same object.
    """

    document: Document
    settings: Settings = _DEFAULTS
    facts: Facts = _NOTHING
    locale: str = "en"
    trusted: bool = True

    @property
    def assumptions(self) -> Assumptions:
        settings = self.settings
        return Assumptions(settings.as_buildkit, settings.argument_values, settings.target)

    @cached_property
    def meaning(self) -> Meaning:
        doc, facts = self.document, self.facts

        def known(image: Image, platform: str) -> ImageSettings | None:
            return settings_of(image, platform, facts)

        return Meaning(doc.tree, doc.stages, self.assumptions, known)


@dataclass(frozen=True)
class Snapshot:
    """Everything a request may depend on, at one moment. Safe to hand to a thread.

    `views` holds one view an open document, by URI.
    """

    views: Mapping[str, View] = _NOTHING
    settings: Settings = _DEFAULTS
    facts: Facts = _NOTHING
    locale: str = "en"
    trusted: bool = True

    def with_document(self, document: Document) -> "Snapshot":
        """With the document in place of the one of its URI, whose settings it keeps."""
        old = self.views.get(document.uri)
        settings = old.settings if old else self.settings
        view = View(document, settings, self.facts, self.locale, self.trusted)
        return replace(self, views=MappingProxyType({**self.views, document.uri: view}))

    def with_settings(self, settings_of: Callable[[str], Settings]) -> "Snapshot":
        """With those settings for each URI; views whose settings stay are the same."""
        views = {uri: _with(view, settings_of(uri)) for uri, view in self.views.items()}
        return replace(self, views=MappingProxyType(views))

    def with_facts(self, facts: Facts) -> "Snapshot":
        """With those facts on top of what is known, for every view."""
        known = MappingProxyType({**self.facts, **facts})
        views = {uri: replace(view, facts=known) for uri, view in self.views.items()}
        return replace(self, facts=known, views=MappingProxyType(views))

    def without_document(self, uri: str) -> "Snapshot":
        rest = {key: view for key, view in self.views.items() if key != uri}
        return replace(self, views=MappingProxyType(rest))


class Workspace:
    """Only the adapter holds one; everything else is given `now`."""

    def __init__(self) -> None:
        self.now = Snapshot()


def _with(view: View, settings: Settings) -> View:
    return view if view.settings == settings else replace(view, settings=settings)
