"""Reports as LSP's diagnostics in plain JSON: what push, pull and the early answer all send.

It needs no lsprotocol, whose import is most of a server's start.
"""

from typing import Any

from .document import Document
from .lint import Report, reports
from .rules import rules
from .text import Span
from .workspace import View

SOURCE = "dockerfile-lsp"
_TAGS = {"unnecessary": 1, "deprecated": 2}

Json = dict[str, Any]


def diagnostics(view: View) -> list[Json]:
    """What the rules find in the document (LSP 3.17, Diagnostic)."""
    return [_diagnostic(view, report) for report in reports(view, rules())]


def _diagnostic(view: View, report: Report) -> Json:
    doc = view.document
    found: Json = {
        "range": to_json(doc, report.span),
        "severity": report.severity.value,
        "code": report.rule.name,
        "source": SOURCE,
        "message": report.message,
    }
    if view.settings.rules_url:
        address = f"{view.settings.rules_url.rstrip('/')}/{report.rule.name}"
        found["codeDescription"] = {"href": address}
    if report.tag:
        found["tags"] = [_TAGS[report.tag]]
    if report.related:
        found["relatedInformation"] = [
            {"location": {"uri": doc.uri, "range": to_json(doc, span)}, "message": message}
            for span, message in report.related
        ]
    return found


def to_json(doc: Document, span: Span) -> Json:
    """A span as LSP's Range."""
    (line, column), (end_line, end_column) = (
        doc.lines.position(span.start),
        doc.lines.position(span.end),
    )
    return {
        "start": {"line": line, "character": column},
        "end": {"line": end_line, "character": end_column},
    }
