"""Images updated, pinned, unpinned, tagged and changed from the light bulb's menu."""

from collections.abc import Mapping

import pytest
from lsprotocol import types

from dockerfile_lsp.feature import to_range
from dockerfile_lsp.features.code_action import code_actions
from dockerfile_lsp.features.code_action_resolve import code_action_resolve, needs
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.semantics.image_facts import (
    Digest,
    ImageConfig,
    ImageDetails,
    ImageDigest,
    ImageKey,
    TagFact,
    TagList,
    Tags,
)
from dockerfile_lsp.workspace import Fact, FactKey, Snapshot, View
from marked import Marked, marked

_DIGEST = "sha256:" + "ab" * 32
_OLD = "sha256:" + "cd" * 32
_APP = Tags("example.com/app")
_TAGS = TagList(tuple(map(TagFact, ("1.2.3", "1.2.9", "1.4.0", "2.0.0", "1.2.3-slim"))))

Known = Mapping[ImageKey, object]


def at(text: str, known: Known | None = None) -> tuple[Marked, Snapshot]:
    m = marked(text)
    facts: dict[FactKey, Fact] = {key: Fact(value, 0.0) for key, value in (known or {}).items()}
    view: View = replace(m.view, facts=facts)
    return m, Snapshot(views={view.document.uri: view}, facts=facts)


def actions(text: str, known: Known | None = None) -> dict[str, types.CodeAction]:
    m, snapshot = at(text, known)
    document = types.TextDocumentIdentifier(m.doc.uri)
    context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    params = types.CodeActionParams(document, to_range(m.doc, m.span), context)
    return {action.title: action for action in code_actions(snapshot, params) or ()}


def check(text: str, title: str, after: str, known: Known | None = None) -> None:
    """The action `title` is offered at `<|>`, and makes `after` of the text."""
    m, snapshot = at(text, known)
    action = actions(text, known)[title]
    assert action.kind == types.CodeActionKind.RefactorRewrite
    resolved = code_action_resolve(snapshot, action)
    assert resolved.edit
    assert resolved.edit.document_changes
    change = resolved.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == m.doc.version
    edits = [each for each in change.edits if isinstance(each, types.TextEdit)]
    assert m.after(edits) == after


@pytest.mark.parametrize(
    ("level", "tag"), [("patch", "1.2.9"), ("minor", "1.4.0"), ("major", "2.0.0")]
)
def test_update(level: str, tag: str) -> None:
    check(
        "FROM example.com/app:1.2<|>.3 AS a\nRUN b\n",
        f"Update to {tag}, the newest {level}",
        f"FROM example.com/app:{tag} AS a\nRUN b\n",
        {_APP: _TAGS},
    )


def test_update_from_the_catalogue() -> None:
    check("FROM postgres:1<|>5-alpine\n", "Update to 18-alpine, the newest major",
          "FROM postgres:18-alpine\n")  # fmt: skip


def test_from_a_long_term_release_to_the_next_one() -> None:
    found = actions("FROM ubuntu:20<|>.04\n")
    assert "Update to 26.04, the newest major" in found


def test_what_copy_and_mounts_name_can_be_updated_too() -> None:
    check("FROM a\nCOPY --from=example.com/app:1.2<|>.3 x y\n",
          "Update to 1.2.9, the newest patch",
          "FROM a\nCOPY --from=example.com/app:1.2.9 x y\n", {_APP: _TAGS})  # fmt: skip
    check("FROM a\nRUN --mount=from=example.com/app:1.2<|>.3,target=/x y\n",
          "Update to 1.2.9, the newest patch",
          "FROM a\nRUN --mount=from=example.com/app:1.2.9,target=/x y\n",
          {_APP: _TAGS})  # fmt: skip


def test_a_version_in_an_argument_is_changed_there() -> None:
    check("# syntax=x\nARG V=1.2.3\nFROM example.com/app:${<|>V} AS a\nFROM a\n",
          "Update to 1.4.0, the newest minor",
          "# syntax=x\nARG V=1.4.0\nFROM example.com/app:${V} AS a\nFROM a\n",
          {_APP: _TAGS})  # fmt: skip


def test_a_version_for_several_stages_of_one_image_is_changed_for_all() -> None:
    check("ARG V=1.2.3\nFROM example.com/app:$<|>V AS a\nFROM example.com/app:$V\n",
          "Update to 1.4.0, the newest minor",
          "ARG V=1.4.0\nFROM example.com/app:$V AS a\nFROM example.com/app:$V\n",
          {_APP: _TAGS})  # fmt: skip


def test_what_stands_around_the_argument_stays() -> None:
    check("ARG V=15\nFROM postgres:$<|>V-alpine\n", "Update to 18-alpine, the newest major",
          "ARG V=18\nFROM postgres:$V-alpine\n")  # fmt: skip
    found = actions("ARG V=15\nFROM postgres:$<|>V-alpine\n")
    assert not any("Change to" in title for title in found)


def test_a_whole_image_in_an_argument_is_changed_there() -> None:
    title = "Update to 1.4.0, the newest minor"
    check("ARG T=example.com/app:1.2.3\nFROM $<|>T AS a\nFROM $T\n", title,
          "ARG T=example.com/app:1.4.0\nFROM $T AS a\nFROM $T\n", {_APP: _TAGS})  # fmt: skip
    check('ARG U=1 T="app:1.2.3"\nFROM example.com/$<|>T\n', title,
          'ARG U=1 T="app:1.4.0"\nFROM example.com/$T\n', {_APP: _TAGS})  # fmt: skip


def test_an_image_behind_a_variable_is_changed_there() -> None:
    title = "Update to 1.4.0, the newest minor"
    check("FROM ${T:-example.com/app:1.2<|>.3} AS a\n", title,
          "FROM ${T:-example.com/app:1.4.0} AS a\n", {_APP: _TAGS})  # fmt: skip
    check("ARG T\nFROM example.com/app:${T-1<|>.2.3}\n", title,
          "ARG T\nFROM example.com/app:${T-1.4.0}\n", {_APP: _TAGS})  # fmt: skip
    check("ARG T=1.2.3\nFROM example.com/app:${T:-1<|>.2.0}\n", title,
          "ARG T=1.4.0\nFROM example.com/app:${T:-1.2.0}\n", {_APP: _TAGS})  # fmt: skip


def test_an_image_in_an_argument_is_pinned_there() -> None:
    known: Known = {ImageDigest("example.com/app:1.2.3"): Digest(_DIGEST)}
    check("ARG T=example.com/app:1.2.3\nFROM $<|>T\n", "Pin to its digest",
          f"ARG T=example.com/app:1.2.3@{_DIGEST}\nFROM $T\n", known)  # fmt: skip
    check(f"ARG T=example.com/app:1.2.3@{_DIGEST}\nFROM $<|>T\n", "Unpin: leave the digest out",
          "ARG T=example.com/app:1.2.3\nFROM $T\n")  # fmt: skip


def test_its_digest_is_asked_for_when_the_action_is_chosen() -> None:
    text = "ARG T=node:24\nFROM $<|>T\n"
    action = actions(text)["Pin to its digest"]
    assert action.edit is None
    assert needs(at(text)[1], action) == {ImageDigest("docker.io/library/node:24")}


def test_a_version_in_an_argument_gets_no_digest() -> None:
    known: Known = {ImageDigest("example.com/app:1.2.3"): Digest(_DIGEST)}
    found = actions("ARG T=1.2.3\nFROM example.com/app:$<|>T\n", known)
    assert not any("digest" in title for title in found)


def test_pin_keeps_the_tag() -> None:
    details = ImageDetails(_DIGEST)
    known: Known = {ImageConfig("example.com/app:1"): details}
    check("FROM example.com/app:1<|>\n", "Pin to its digest",
          f"FROM example.com/app:1@{_DIGEST}\n", known)  # fmt: skip


def test_pin_by_what_was_asked_last() -> None:
    known: Known = {
        ImageDigest("example.com/app:1"): Digest(_DIGEST),
        ImageConfig("example.com/app:1"): ImageDetails(_OLD),
    }
    check("FROM example.com/app:1<|>\n", "Pin to its digest",
          f"FROM example.com/app:1@{_DIGEST}\n", known)  # fmt: skip


def test_pin_writes_the_tag_that_was_meant() -> None:
    known: Known = {ImageConfig("docker.io/library/node:latest"): ImageDetails(_DIGEST)}
    check("FROM no<|>de\n", "Pin to its digest",
          f"FROM node:latest@{_DIGEST}\n", known)  # fmt: skip


def test_pin_by_the_list_of_tags() -> None:
    known: Known = {_APP: TagList((TagFact("1", digest=_DIGEST),))}
    check("FROM example.com/app:1<|>\n", "Pin to its digest",
          f"FROM example.com/app:1@{_DIGEST}\n", known)  # fmt: skip


def test_a_digest_that_is_not_known_is_asked_for_when_the_action_is_chosen() -> None:
    _, snapshot = at("FROM node:24<|>\n")
    action = actions("FROM node:24<|>\n")["Pin to its digest"]
    assert action.edit is None
    assert needs(snapshot, action) == {ImageDigest("docker.io/library/node:24")}
    assert code_action_resolve(snapshot, action).edit is None


def test_what_moved_meanwhile_is_left_alone() -> None:
    known: Known = {ImageConfig("docker.io/library/node:24"): ImageDetails(_DIGEST)}
    action = actions("FROM node:24<|>\n")["Pin to its digest"]
    _, snapshot = at("# hello\nFROM node:24<|>\n", known)
    assert code_action_resolve(snapshot, action).edit is None


def test_unpin() -> None:
    check(f"FROM example.com/app:1@{_OLD}<|>\n", "Unpin: leave the digest out",
          "FROM example.com/app:1\n")  # fmt: skip


def test_without_a_tag_there_is_nothing_to_unpin_to() -> None:
    assert not any("Unpin" in title for title in actions(f"FROM node@{_OLD}<|>\n"))


def test_what_is_pinned_stays_pinned() -> None:
    known: Known = {
        _APP: TagList((TagFact("1.2.9"),)),
        ImageConfig("example.com/app:1.2.9"): ImageDetails(_DIGEST),
    }
    check(f"FROM example.com/app:1.2.3@{_OLD}<|>\n", "Update to 1.2.9, the newest patch",
          f"FROM example.com/app:1.2.9@{_DIGEST}\n", known)  # fmt: skip


def test_add_the_missing_tag() -> None:
    check("FROM pyth<|>on AS a\n", "Add the tag 3.14", "FROM python:3.14 AS a\n")
    check("FROM docker.io/library/ubu<|>ntu\n", "Add the tag 26.04",
          "FROM docker.io/library/ubuntu:26.04\n")  # fmt: skip


def test_add_the_tag_that_the_registry_says_to_be_latest() -> None:
    tags = [TagFact("latest", digest=_DIGEST), TagFact("1.4", digest=_DIGEST), TagFact("2.0")]
    check("FROM example.com/app<|>\n", "Add the tag 1.4", "FROM example.com/app:1.4\n",
          {_APP: TagList(tuple(tags))})  # fmt: skip


def test_change_the_variant() -> None:
    check("FROM example.com/app:1.2.3<|>\n", "Change to 1.2.3-slim",
          "FROM example.com/app:1.2.3-slim\n", {_APP: _TAGS})  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "FROM scra<|>tch\n",
        "FROM a AS b\nFROM <|>b\n" + "RUN x\n",
        "FR<|>OM example.com/app:1.2.3\n",
        "ARG T\nFROM example.com/app:$<|>T\n",
        'ARG T="1."2.3\nFROM example.com/app:$<|>T\n',
        "ARG T=1.2.3\nARG T=1.2.3\nFROM example.com/app:$<|>T\n",
        "ARG U=1.2.3 T=$U\nFROM example.com/app:$<|>T\n",
        "ARG T=example.com/app:1.2.3\nFROM $<|>T\nFROM $T-slim\n",
        "ARG T=x\nFROM ${<|>T:+example.com/app:1.2.3}\n",
        "ARG T=example.com/app U=1.2.3\nFROM $<|>T:$U\n",
        'FROM ${T:-"example.com/$<|>U"}\n',
        "ARG T=1.2.3\nFROM example.com/app:$<|>T\nFROM example.com/other:$T\n",
        "ARG T=1.2.3\nFROM example.com/app:$<|>T\nFROM example.com/app:$T-x\n",
        "ARG T=1.2.3\nFROM example.com/app:$<|>T\nARG T\nRUN install $T\n",
        "ARG T=1.2.3\nARG U=$T\nFROM example.com/app:$<|>T\nFROM example.com/other:$U\n",
        'FROM "example.com/app:1<|>.2.3"\n',
        "FROM a\nRUN example.com/app:1.2<|>.3\n",
    ],
)
def test_nothing_is_offered(text: str) -> None:
    assert not actions(text, {_APP: _TAGS})


def test_only_what_is_asked_for() -> None:
    m, snapshot = at("FROM example.com/app:1.2<|>.3\n", {_APP: _TAGS})
    document = types.TextDocumentIdentifier(m.doc.uri)
    context = types.CodeActionContext([], only=[types.CodeActionKind.QuickFix])
    params = types.CodeActionParams(document, to_range(m.doc, m.span), context)
    assert not code_actions(snapshot, params)
