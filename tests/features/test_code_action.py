"""Fixes and builds in the light bulb's menu."""

from typing import Any

import pytest
from lsprotocol import types

from dockerfile_lsp.feature import to_range
from dockerfile_lsp.features.code_action import code_actions
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rule import Bad
from dockerfile_lsp.rules import rules
from marked import Marked, marked


def actions(m: Marked, **context: Any) -> list[types.CodeAction]:
    found = code_actions(
        m.snapshot,
        types.CodeActionParams(
            types.TextDocumentIdentifier(m.doc.uri),
            to_range(m.doc, m.span),
            types.CodeActionContext(context.pop("diagnostics", ()), **context),
        ),
    )
    assert found is not None
    return found


def edits(action: types.CodeAction) -> list[types.TextEdit]:
    assert action.edit
    assert action.edit.document_changes
    change = action.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    return [each for each in change.edits if isinstance(each, types.TextEdit)]


def check(text: str, title: str, fixed: str) -> None:
    """The fix `title` is offered at `<|>`, and makes `fixed` of the text."""
    m = marked(text)
    action = next(each for each in actions(m) if each.title == title)
    assert action.kind == types.CodeActionKind.QuickFix
    assert m.after(edits(action)) == fixed


def titles(text: str, **context: Any) -> list[str]:
    return [each.title for each in actions(marked(text), **context)]


def test_a_fix_at_the_cursor() -> None:
    check("FROM a AS Bu<|>ild\n", "Rename to 'build'", "FROM a AS build\n")


def test_no_fix_elsewhere() -> None:
    assert "Rename to 'build'" not in titles("FR<|>OM a AS Build\n")


def test_a_range_gets_the_fixes_of_all_that_it_touches() -> None:
    found = titles("FROM a AS <[B\nFROM a AS C]>\n")
    assert {"Rename to 'b'", "Rename to 'c'"} <= set(found)


def test_a_fix_is_for_one_version_and_names_its_diagnostic() -> None:
    m = marked("FROM a AS <[B]>\n")
    place = to_range(m.doc, m.span)
    mine = types.Diagnostic(place, "x", code="StageNameCasing")
    other = types.Diagnostic(place, "y", code="Other")
    action = actions(m, diagnostics=[mine, other])[0]
    assert action.diagnostics == [mine]
    assert action.is_preferred
    assert action.edit
    assert action.edit.document_changes
    change = action.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == m.doc.version


def test_only_what_is_asked_for() -> None:
    text = "FROM a AS B<|>\n"
    assert titles(text, only=["quickfix"])[0] == "Rename to 'b'"
    assert titles(text, only=["refactor"]) == []
    assert "Build image" in titles(text, only=None)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_fix_in_the_rules_examples_is_offered(rule: Any) -> None:
    """Each is proved to leave the rest of its Dockerfile alone."""
    for example in rule.examples:
        if isinstance(example, Bad) and example.fixed is not None:
            m = marked(example.text)
            offered = [
                each.title
                for report in reports(m.view, (rule,))
                for each in _at(m, report.span.start)
            ]
            wanted = [each.fix.title for each in reports(m.view, (rule,)) if each.fix]
            assert set(wanted) <= set(offered)


def _at(m: Marked, offset: int) -> list[types.CodeAction]:
    return actions(Marked(m.view, offset, m.doc.text))


def test_builds_stand_at_the_from() -> None:
    automatic = types.CodeActionTriggerKind.Automatic
    text = "FROM a AS one\nRUN x\nFROM b\nRUN y\n"
    assert titles("<|>" + text, trigger_kind=automatic) == ["Build stage one"]
    assert titles(text.replace("b", "<|>b"), trigger_kind=automatic)[-1:] == ["Build image"]
    assert titles(text.replace("y", "<|>y"), trigger_kind=automatic) == []


def test_builds_are_offered_anywhere_in_the_stage_when_asked_for() -> None:
    invoked = types.CodeActionTriggerKind.Invoked
    assert titles("FROM a AS one\nRUN x<|>\nFROM b\n", trigger_kind=invoked) == ["Build stage one"]
    assert titles("ARG A<|>\nFROM a AS one\n", trigger_kind=invoked) == []


def test_an_unknown_document_has_no_actions() -> None:
    m = marked("FROM a\n")
    params = types.CodeActionParams(
        types.TextDocumentIdentifier("file:///w/other"),
        to_range(m.doc, m.span),
        types.CodeActionContext([]),
    )
    assert code_actions(m.snapshot, params) is None


def test_a_finding_can_be_ignored_here_or_in_the_file() -> None:
    text = "FROM a\nCMD b<|> c\n"
    check(
        text,
        "Ignore JSONArgsRecommended for this instruction",
        "FROM a\n# check=skip=JSONArgsRecommended\nCMD b c\n",
    )
    check(
        text,
        "Ignore JSONArgsRecommended in this file",
        "# check=skip=JSONArgsRecommended\nFROM a\nCMD b c\n",
    )


def test_an_error_cannot_be_ignored() -> None:
    assert not [title for title in titles("FROM a\nFO<|>O\n") if title.startswith("Ignore")]


def test_what_fails_in_some_builds_alone_cannot_be_ignored() -> None:
    text = "FROM a\nCOPY --from=we<|>b /x /x\nFROM b AS web\n"
    assert not [title for title in titles(text) if title.startswith("Ignore")]


def test_all_findings_of_a_rule_are_fixed_in_one() -> None:
    check(
        "FROM a AS B<|>\nFROM c\nFROM d AS E\n",
        "Fix StageNameCasing everywhere in this file",
        "FROM a AS b\nFROM c\nFROM d AS e\n",
    )
    assert "Fix StageNameCasing everywhere in this file" not in titles("FROM a AS B<|>\n")


def test_all_safe_fixes_are_asked_for_by_their_kind() -> None:
    m = marked("<|>FROM a AS B\nCMD c d\n")
    found = actions(m, only=["source.fixAll"])
    assert [each.kind for each in found] == ["source.fixAll.dockerfile-lsp"]
    assert m.after(edits(found[0])) == "FROM a AS b\nCMD c d\n"
    assert not actions(marked("<|>FROM a\n"), only=["source.fixAll.dockerfile-lsp"])
