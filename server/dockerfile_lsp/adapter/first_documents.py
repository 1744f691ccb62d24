"""The first documents' diagnostics, from the core alone."""

import os
from typing import Any

from .. import wire
from ..document import Document
from ..findings import failing
from ..rules import rule_names
from ..services.ignore_file import ignore_file
from ..services.project_file import project_source
from ..setting_sources import NOTHING, Source, resolved
from ..text import Encoding
from ..workspace import View
from .addresses import path_of, uri_of
from .client import Client, diagnostic
from .client_settings import from_answers, from_options, from_sections, innermost
from .early import Report
from .frames import Json


class FirstDocuments:
    """`params` are those of `initialize`; `documents` and `reports` are what there is so far."""

    def __init__(self, params: Json, client: Client, encoding: Encoding) -> None:
        self._params = params
        self._client = client
        self._encoding: Encoding = encoding
        self._rules = rule_names()
        self._options = from_options(params.get("initializationOptions"), self._rules)
        self._pushed: tuple[Source, ...] = ()
        self._views: dict[str, View] = {}
        self._reported: dict[str, Document] = {}
        self.reports: dict[str, Report] = {}

    @property
    def documents(self) -> dict[str, Document]:
        waiting = {uri: view.document for uri, view in self._views.items()}
        return {**waiting, **self._reported}

    def configure(self, settings: object) -> None:
        """The client tells of its settings by itself."""
        self._pushed = from_sections(settings, self._rules)

    def open(self, item: Json, answers: list[Any]) -> None:
        """A TextDocumentItem, and what the client says of its settings."""
        uri = item["uri"]
        asked = from_answers(answers, self._rules)
        sources = (*self._options, *self._pushed, *asked, self._project(uri))
        settings = resolved(sources, os.environ)
        document = Document.opened(uri, item["text"], item["version"], self._encoding)
        options = self._params.get("initializationOptions")
        trusted = not (isinstance(options, dict) and options.get("trusted") is False)
        locale = self._params.get("locale") or "en"
        path = path_of(uri)
        facts = ignore_file(path, uri) if path else {}
        self._views[uri] = View(document, settings, facts, locale, trusted)

    def report(self, uri: str) -> Report | None:
        """None if no such document is open, or it is reported on already, or a rule fails.

        A document on which one fails is not among `documents`: what fails is to be told once more.
        """
        view = self._views.pop(uri, None)
        items = _diagnostics(view) if view else None
        if not view or items is None:
            return None
        self._reported[uri] = view.document
        shown = [diagnostic(self._client, item) for item in items]
        number = str(len(self.reports) + 1)
        self.reports[uri] = Report(view.document.version, number, shown)
        return self.reports[uri]

    def _project(self, uri: str) -> Source:
        path = path_of(uri)
        if not path:
            return NOTHING
        folders = [each["uri"] for each in self._params.get("workspaceFolders") or ()]
        top = innermost(path, (*folders, *self._root()))
        return project_source(path.parent, top, self._rules)

    def _root(self) -> tuple[str, ...]:
        root, path = self._params.get("rootUri"), self._params.get("rootPath")
        if root is None and path is not None:
            root = uri_of(path)
        return (root,) if root else ()


def _diagnostics(view: View) -> list[Json] | None:
    """None if a rule fails: it is done, and logged, once more where there is a log."""
    before = failing.set(True)
    try:
        return wire.diagnostics(view)
    except Exception:  # a rule may raise anything
        return None
    finally:
        failing.reset(before)
