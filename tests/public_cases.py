"""The cases from public bug reports, from ../shared/cases beside the checkout.

../shared/cases/README.md says what is in them. Without that folder a test is skipped, saying so.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import pytest

from dockerfile_lsp.semantics.dockerignore import Dockerignore, IgnoreFile
from dockerfile_lsp.workspace import Fact, Facts
from marked import Marked, marked
from required import ROOT

CASES = ROOT.parent / "shared" / "cases" / "public.jsonl"

# Their names are what a table of tests is made of, so that each is a test of its own.
NAMES = (
    tuple(json.loads(line)["id"] for line in CASES.open(encoding="utf-8")) if CASES.exists() else ()
)


class Case(NamedTuple):
    """`text` has its marks; `buildkit` is what `docker build --check` says without a context."""

    name: str
    text: str
    files: Mapping[str, str]
    buildkit: Mapping[str, Any]

    @property
    def marked(self) -> Marked:
        """The case in an editor, its .dockerignore counted."""
        m = marked(self.text)
        ignored = self.files.get(".dockerignore")
        facts: Facts = {IgnoreFile(m.doc.uri): Fact(Dockerignore(ignored), 0)} if ignored else {}
        return Marked(m.snapshot.with_facts(facts).views[m.doc.uri], m.cursor, m.ranges)


def case(name: str) -> Case:
    if not CASES.exists():
        pytest.skip("the cases from bug reports are not here (../shared/cases)")
    return _cases()[name]


@cache
def _cases() -> dict[str, Case]:
    found = map(json.loads, CASES.read_text("utf-8").splitlines())
    return {
        each["id"]: Case(each["id"], each["text"], each.get("files", {}), each["buildkit"])
        for each in found
    }
