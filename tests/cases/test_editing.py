"""What the public cases about hover, completion and navigation are answered."""

import pytest
from lsprotocol import types

from completed import accepted, offered
from dockerfile_lsp.feature import to_range
from dockerfile_lsp.features.definition import definition
from dockerfile_lsp.features.document_highlight import document_highlight
from dockerfile_lsp.features.document_link import document_links
from dockerfile_lsp.features.folding_range import folding_range
from dockerfile_lsp.features.hover import hover
from dockerfile_lsp.features.prepare_rename import prepare_rename
from dockerfile_lsp.features.rename import rename
from dockerfile_lsp.text import Span
from marked import marked
from public_cases import case

HOVERS = [
    ("hover-keyword-split-with-blank-line", "USER <user>"),
    ("arg-with-empty-default", 'mark = ""'),
    ("hover-single-quoted-backslashes", r'two = "\\"'),
    ("legacy-value-with-escaped-blanks", 'txt = "one  two"'),
    ("signature-env-key-over-continuation", 'var = "value"'),
    ("single-quotes-over-escaped-line-end", 'tag = "x1x2"'),
    ("comment-with-trailing-escape-in-run", 'who = "me"'),
    ("hash-inside-run-is-not-a-comment", 'who = "me"'),
    ("columns-after-characters-outside-the-bmp", 'who = "me"'),
]

# What is offered, and what is not.
COMPLETIONS = [
    ("completion-variables-of-other-stage", "$now", "$only_here"),
    ("copy-flag-then-space-no-crash", "--chown", "--from"),
    ("copy-from-later-stage", "dev", "late mid"),
    ("directive-completion-at-hash", "escape=` syntax=docker/dockerfile:1 check=skip=all", "RUN"),
    ("flags-before-healthcheck-cmd", "--interval --retries", "--timeout CMD NONE"),
    ("keyword-edit-range-after-from", "WORKDIR", "--from"),
    ("no-completion-in-comment-between-instructions", "", "RUN escape=` FROM"),
    (
        "onbuild-healthcheck-flags",
        "--timeout --start-period --start-interval --retries NONE",
        "--interval",
    ),
    ("onbuild-trigger-space-no-keywords", "--chown", "RUN COPY ADD ENV"),
]

# A name and all its places.
HIGHLIGHTS = [
    "FROM b AS <[set<|>up]>\nFROM b\nCOPY --from=<[sETUp]> /a /b\nCOPY --from=<[SETUP]> /c /d\n",
    "FROM busybox\nARG <[mode]>=1\nRUN echo $<[mo<|>de]>\nFROM busybox\nRUN echo $mode\n",
    "FROM busybox\nARG <[w<|>ho]>=me\nLABEL a=\\$who b=`$<[who]>\n",
    "FROM redis\nFROM busybox AS <[re<|>dis]>\nFROM <[redis]>\n",
    "FROM busybox\nRUN <<<[EN<|>D]> cat >/x\nEND of story\n<[END]>\n",
    "FROM a AS kit\nRUN a\nFROM a AS <[kit]>\nFROM <[kit]>\nCOPY --from=<[k<|>it]> /k /k\n",
]

LINKS = {
    "digest-without-tag": ["https://hub.docker.com/_/busybox"],
    "tag-and-digest": ["https://hub.docker.com/r/acme/tool"],
    "tag-with-default-modifier": ["https://hub.docker.com/_/busybox"],
    "from-default-for-unset-variable": ["https://hub.docker.com/_/busybox"],
    "link-not-for-stage": ["https://hub.docker.com/_/busybox"],
    "from-variable-names-earlier-stage": ["https://hub.docker.com/_/alpine"] * 2,
}


@pytest.mark.parametrize(("name", "part"), HOVERS)
def test_hover(name: str, part: str) -> None:
    m = case(name).marked
    found = hover(m.view, m.cursor)
    assert found
    assert part in str(getattr(found.contents, "value", ""))


@pytest.mark.parametrize(
    "text", [" \n#esc<|>ape=q\nFROM scratch\n", "FROM b\nARG mode=1\nFROM b\nRUN echo $mo<|>de\n"]
)
def test_hover_knows_nothing_of_another_scope(text: str) -> None:
    m = marked(text)
    assert hover(m.view, m.cursor) is None
    assert definition(m.view, m.cursor) is None


@pytest.mark.parametrize(("name", "wanted", "unwanted"), COMPLETIONS)
def test_completion(name: str, wanted: str, unwanted: str) -> None:
    found = set(offered(_at_cursor(name)))
    firsts = found | {label.partition(" ")[0] for label in found}
    assert set(wanted.split()) <= found
    assert not set(unwanted.split()) & firsts


def test_an_accepted_item_replaces_its_word_alone() -> None:
    assert accepted(_at_cursor("keyword-edit-range-after-from"), "WORKDIR") == (
        "FROM golang:1.22\nWORKDIR<|>\n"
    )
    assert accepted(_at_cursor("directive-completion-at-hash"), "escape=`") == (
        "# escape=`<|>\nFROM busybox\n"
    )


@pytest.mark.parametrize("text", HIGHLIGHTS)
def test_highlights_and_rename_reach_the_same_places(text: str) -> None:
    case("prepare-rename-heredoc-name")
    m = marked(text)
    assert m.show(*(each.range for each in document_highlight(m.view, m.cursor))) == m.ranges
    assert prepare_rename(m.view, m.cursor)
    position = to_range(m.doc, Span(m.cursor, m.cursor)).start
    uri = types.TextDocumentIdentifier(m.doc.uri)
    edit = rename(m.snapshot, types.RenameParams(uri, position, "other"))
    assert isinstance(edit, types.WorkspaceEdit)
    assert m.after_edit(edit) == _renamed(m.ranges, "other")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("FROM busybox AS deps\nFROM d<|>eps\n", "FROM busybox AS <[deps]>\nFROM deps\n"),
        ("FROM b AS base\nFROM ba<|>se\n", "FROM b AS <[base]>\nFROM base\n"),
        ("FROM a AS k\nFROM a AS k\nFROM <|>k\n", "FROM a AS k\nFROM a AS <[k]>\nFROM k\n"),
        ("FROM re<|>dis\nFROM b AS redis\n", "FROM redis\nFROM b AS redis\n"),
        ("FROM b\nCOPY --from=<|> . /x\n", "FROM b\nCOPY --from= . /x\n"),
        ("FROM a\nARG B=1\nLABEL A=$<|>B", "FROM a\nARG <[B]>=1\nLABEL A=$B"),
    ],
)
def test_definition(text: str, shown: str) -> None:
    m = marked(text)
    found = definition(m.view, m.cursor)
    assert m.show(found and found.range) == shown


@pytest.mark.parametrize("name", LINKS)
def test_links(name: str) -> None:
    assert [link.target for link in document_links(case(name).marked.view)] == LINKS[name]


def test_folds() -> None:
    found = folding_range(case("folding-stages-comments-instructions").marked.view)
    lines = {(each.start_line, each.end_line, each.kind) for each in found}
    assert lines == {
        (1, 2, types.FoldingRangeKind.Comment),
        (3, 5, None), (4, 5, None), (6, 9, None), (7, 9, None),
    }  # fmt: skip


def _at_cursor(name: str) -> str:
    return case(name).text.replace("<[", "").replace("]>", "")


def _renamed(ranges: str, name: str) -> str:
    begin, *parts = ranges.split("<[")
    return begin + "".join(name + part.partition("]>")[2] for part in parts)
