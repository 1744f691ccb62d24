"""What the fixes of the public cases make of them."""

import pytest
from lsprotocol import types

from dockerfile_lsp.feature import to_range
from dockerfile_lsp.features.code_action import code_actions
from dockerfile_lsp.text import Span
from public_cases import case

# The title of a fix and what it makes of the case, told by what the text has then.
FIXES = [
    ("code-action-range-is-the-diagnostic", "Change to 'RUN'", '\nRUN b="a" x\n'),
    ("code-actions-for-all-diagnostics-in-range", "Change to 'AS'", "FROM busybox AS One\nrUn"),
    ("code-actions-for-all-diagnostics-in-range", "Change to 'RUN'", "FROM busybox as One\nRUN"),
    ("missing-as-quick-fix", "Change to AS", "FROM busybox AS base\n"),
    ("expose-trailing-comment-is-argument", "Move the remark to a line of its own",
     "\n# https\nEXPOSE 443\n"),
    ("json-single-quotes-become-shell-form", 'Change to ["--port", "80"]',
     '\nCMD ["--port", "80"]\n'),
    ("json-single-backslashes-become-shell-form", r'Change to ["c:\\app\\run.exe"]',
     r'ENTRYPOINT ["c:\\app\\run.exe"]'),
    ("copy-json-with-windows-path-and-blanks", r'Change to ["the file", "C:\\Data Files\\x"]',
     r'COPY ["the file", "C:\\Data Files\\x"]'),
    ("json-form-apostrophe-needs-escape", r"Write it as \\'", r"""VOLUME ["/o\\'clock"]"""),
    ("fix-lower-case-stage-name-everywhere", "Rename to 'tools'",
     "AS tools\nFROM alpine\nRUN --mount=type=bind,from=tools,target=/t ls /t\nCOPY --from=tools "),
    ("heredoc-terminator-indented", "Remove the blanks around STEPS", "\nSTEPS\n"),
    ("heredoc-copy-body-variables-checked", 'Keep every $ as it is: "EOF"', 'COPY <<"EOF" /etc'),
    ("legacy-value-with-escaped-blanks", r"Change to txt=one\ \ two", "\nENV txt=one\\ \\ two\n"),
    ("arg-between-stages-not-seen-by-from", "Declare it before FROM: ARG base=alpine:3.20",
     "ARG base=alpine:3.20\nFROM golang:1.23 AS build\n"),
    ("substitution-colon-before-percent", "Change to ${V%bar}", "\nENV A=${V%bar}\n"),
    ("fix-update-one-of-two-equal-digests", "Unpin: leave the digest out",
     "3 AS a\nFROM busybox:1.36 AS b\n"),
    ("platform-variable-in-builder-stage", "Remove the flag", "\nFROM alpine\n"),
    ("check-comment-reason-after-blank", "Remove the blanks",
     "# check=skip=MaintainerDeprecated,StageNameCasing\nFROM"),
    ("last-cmd-of-a-stage-is-fine", "Remove this CMD", 'AS one\nCMD ["b"]\nFROM'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title", "part"), FIXES)
def test_fixes(name: str, title: str, part: str) -> None:
    m = case(name).marked
    everything = Span(0, len(m.doc.text))
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(m.doc.uri),
        to_range(m.doc, everything),
        types.CodeActionContext([]),
    )
    found = [each for each in code_actions(m.snapshot, params) or () if each.title == title]
    results = [m.after_edit(each.edit) for each in found if each.edit]
    assert any(part in text for text in results)


def test_no_fix_drops_what_the_shell_does() -> None:
    m = case("fix-exec-form-keeps-shell-operators").marked
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(m.doc.uri),
        to_range(m.doc, m.span),
        types.CodeActionContext([], only=[types.CodeActionKind.QuickFix]),
    )
    titles = [each.title for each in code_actions(m.snapshot, params) or ()]
    assert titles
    assert all(title.startswith("Ignore ") for title in titles)
