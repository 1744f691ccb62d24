"""BuildKit's recorded answers, from ../shared/buildkit beside the checkout.

../shared/README.md says what is in them. Without that folder a test is skipped, saying so.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from required import ROOT

ANSWERS = ROOT.parent / "shared" / "buildkit"
CORPUS = ROOT.parent / "shared" / "corpus" / "files"

SOURCES = ("cases", "probes", "generated", "corpus")


class Answer(NamedTuple):
    """`buildkit` is all that it says about `text` under `conditions` (build_args, target …)."""

    name: str
    text: str
    buildkit: dict[str, Any]
    conditions: Mapping[str, Any] = MappingProxyType({})


def answers(source: str, step: int = 1) -> Iterator[Answer]:
    """Every `step`th answer of a source."""
    if not ANSWERS.is_dir():
        pytest.skip("BuildKit's answers are not here (../shared/buildkit)")
    for index, line in enumerate(_lines(source)):
        if index % step == 0:
            yield _answer(json.loads(line))


def expanded() -> Iterator[dict[str, Any]]:
    """The words of expand.jsonl, each with what BuildKit makes of it."""
    if not ANSWERS.is_dir():
        pytest.skip("BuildKit's answers are not here (../shared/buildkit)")
    for line in _lines("expand"):
        found = json.loads(line)
        if "word" in found:
            yield found


def corpus() -> tuple[str, ...]:
    """The texts of the real Dockerfiles in ../shared/corpus, in order of their names."""
    if not CORPUS.is_dir():
        pytest.skip("the real Dockerfiles are not here (../shared/corpus)")
    return tuple(_text(path.name) for path in sorted(CORPUS.iterdir()))


def _lines(source: str) -> Iterator[str]:
    packed = ANSWERS / f"{source}.jsonl.gz"
    if not packed.exists():
        yield from packed.with_suffix("").read_text("utf-8").split("\n")[:-1]
        return
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        yield from lines


def _answer(found: dict[str, Any]) -> Answer:
    if "text" in found:
        return Answer(found["id"], found["text"], found["buildkit"], found)
    return Answer(found["id"], _text(f"{found['id']}.Dockerfile"), found)


def _text(name: str) -> str:
    return (CORPUS / name).read_bytes().decode("utf-8", "surrogateescape")
