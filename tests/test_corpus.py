"""Real Dockerfiles through every rule and feature: no exception, no answer over 200 ms.

They are third-party data in `../shared/corpus`, beside the checkout; without that this says so.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dockerfile_lsp import wire
from dockerfile_lsp.document import Document
from dockerfile_lsp.feature import Feature
from dockerfile_lsp.features import features
from dockerfile_lsp.text import Span
from dockerfile_lsp.workspace import View
from required import EVERYTHING, ROOT

FILES = ROOT.parent / "shared/corpus/files"
EVERY = 1 if EVERYTHING else 40
SLOW = 0.2  # seconds for one answer

pytestmark = pytest.mark.skipif(
    not FILES.exists(), reason="no corpus in ../shared beside the checkout"
)


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted(FILES.iterdir())[::EVERY]:
        yield path.name, path.read_bytes().decode("utf-8", "replace")


@pytest.mark.usefixtures("frozen_heap")
def test_every_rule_and_feature_answers_in_time(caplog: pytest.LogCaptureFixture) -> None:
    slow: list[str] = []
    for name, text in texts():
        view = View(Document.opened(f"file:///{name}", text))
        for what, ask in questions(view):
            took = min(seconds(ask), seconds(ask)) if seconds(ask) > SLOW else 0
            slow += [f"{name}: {what} {took:.3f} s"] if took > SLOW else []
    assert not slow
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def questions(view: View) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The diagnostics, and each feature where it is asked about a view or about five places."""
    yield "diagnostics", lambda: wire.diagnostics(view)
    size = len(view.document.text)
    for feature in features():
        for place in range(5):
            offset = size * place // 4
            if ask := question(feature, view, offset):
                yield f"{feature.method} at {offset}", ask


def question(feature: Feature, view: View, offset: int) -> Callable[[], Any] | None:
    match feature.shape:
        case "view":
            return (lambda: feature.answer(view)) if offset == 0 else None
        case "position":
            return lambda: feature.answer(view, offset)
        case "range":
            return lambda: feature.answer(view, Span(offset, offset))
        case "request":
            return None


def seconds(ask: Callable[[], Any]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start
