"""What the public cases about edits, addresses and builds come to."""

from pathlib import Path

import pytest

from dockerfile_lsp.document import Document
from dockerfile_lsp.features.definition import definition
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.services.build_command import BuildRequest, build_command
from dockerfile_lsp.services.engine_probe import Engine, Kind
from dockerfile_lsp.text import Edit, Span
from dockerfile_lsp.workspace import View
from public_cases import case


def names(doc: Document) -> list[str]:
    return [report.rule.name for report in reports(View(doc), rules())]


def test_a_flag_that_is_typed_is_judged() -> None:
    doc = case("bad-flag-added-by-edit").marked.doc
    assert names(doc) == []
    after = doc.edited(Edit(Span(5, 5), "--platform=nope "))
    assert "PlatformInvalid" in names(after)
    assert not reports(View(after), rules())[0].span.of(after.text).count("\n")


def test_an_undone_deletion_leaves_the_text_as_it_was() -> None:
    doc = case("undo-after-delete-keeps-newline").marked.doc
    begin = doc.text.index(" /tmp")
    without = doc.edited(Edit(Span(begin, begin + 5), ""))
    assert names(without) == ["ArgsMissing"]
    again = without.edited(Edit(Span(begin, begin), " /tmp"))
    assert again.text == doc.text
    assert names(again) == []


def test_an_address_is_answered_as_it_was_spelt() -> None:
    m = case("wsl-host-uri").marked
    uri = "file://wsl%24/docker-desktop/tmp/Dockerfile"
    found = definition(View(Document.opened(uri, m.doc.text)), m.cursor)
    assert found
    assert found.uri == uri
    assert (found.range.start.line, found.range.start.character) == (0, 16)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("path", ["my app/nginx/Dockerfile", "web/Dockerfile.dev"])
def test_the_very_file_is_built(kind: Kind, path: str) -> None:
    file = Path("/w") / path
    command = build_command(Engine(kind, "docker", "28.5.0"), BuildRequest(file, "a:b"), Path("/i"))
    assert f"--file={file}" in command.arguments
    assert command.arguments[-1] == str(file.parent)
