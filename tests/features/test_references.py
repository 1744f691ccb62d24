from lsprotocol import types

from dockerfile_lsp.feature import to_range
from dockerfile_lsp.features.references import references
from dockerfile_lsp.text import Span
from dockerfile_lsp.workspace import Snapshot
from marked import URI, marked


def check(text: str, *, declaration: bool) -> None:
    """What is at `<|>` is at all `<[ ]>`."""
    m = marked(text)
    where = to_range(m.doc, Span(m.cursor, m.cursor)).start
    asked = types.ReferenceParams(
        types.ReferenceContext(declaration), types.TextDocumentIdentifier(URI), where
    )
    found = references(m.snapshot, asked)
    assert m.show(*(each.range for each in found)) == m.ranges


def test_the_definition_is_there_if_asked_for() -> None:
    check("FROM a AS <[b]>\nFROM c\nCOPY --from=<[<|>b]> d e\n", declaration=True)
    check("FROM a AS b\nFROM c\nCOPY --from=<[<|>b]> d e\n", declaration=False)
    check("FROM a\nENV X<|>=1\nRUN $<[X]>\nENV X=$<[X]>\n", declaration=False)


def test_what_is_nothing_has_none() -> None:
    check("FROM a<|>\n", declaration=True)


def test_a_file_that_is_not_open_has_none() -> None:
    asked = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True),
        types.TextDocumentIdentifier("file:///other"),
        types.Position(0, 0),
    )
    assert references(Snapshot(), asked) == []
