"""`dockerfile-lsp check`: what the rules find, as text or as one JSON object a line."""

import json
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..document import Document
from ..lint import Report, reports
from ..rule import Severity
from ..rules import rules
from ..services.ignore_file import ignore_file
from ..workspace import View
from .projects import Projects
from .sources import sources


class Options(NamedTuple):
    """How to judge, how to tell it, and what to do about it."""

    form: str = "text"
    as_buildkit: bool = False
    build_arguments: tuple[str, ...] = ()
    target: str = ""
    fix: bool = False
    diff: bool = False


def check(names: Sequence[str], options: Options) -> int:
    """Prints the findings in all files and gives the command's exit status.

    With `fix` those that are left; with `diff` only what fixes would change.
    """
    given: dict[str, Any] = {"build.arguments": options.build_arguments}
    if options.as_buildkit:
        given["asBuildkit"] = True
    projects = Projects(given, options.target)
    status = 0
    for source in sources(names):
        if source.text is None:
            sys.stderr.write(f"dockerfile-lsp: {source.name}: {source.trouble}\n")
            status = 2
            continue
        settings = projects.settings(source.name)
        doc = Document.opened(source.name, source.text, encoding="utf-32")
        view = View(doc, settings, ignore_file(source.name, source.name))
        status = max(status, _judged(view, source.name, options))
    return status


def _judged(view: View, name: str, options: Options) -> int:
    """The exit status for one file. What fixes is imported when asked for: it takes its time."""
    if options.diff:
        from .repair import print_diff

        return int(print_diff(view, name))
    if options.fix and name != "-":
        from .repair import repaired

        doc = Document.opened(name, repaired(view, name), encoding="utf-32")
        view = View(doc, view.settings, view.facts)
    return _print(view, options.form)


def _print(view: View, form: str) -> int:
    status, doc = 0, view.document
    for report in reports(view, rules()):
        status = status or int(report.severity in (Severity.ERROR, Severity.WARNING))
        sys.stdout.write(_json(doc, report) if form == "json-lines" else _text(doc, report))
    return status


def _text(doc: Document, report: Report) -> str:
    """One line as compilers write it, which terminals and editors make a link of."""
    line, column = doc.lines.position(report.span.start)
    severity, rule = report.severity.name.lower(), report.rule.name
    return f"{doc.uri}:{line + 1}:{column + 1}: {severity}: {report.message} [{rule}]\n"


def _json(doc: Document, report: Report) -> str:
    """Lines and columns count from 1, columns in code points; `end_column` is exclusive."""
    line, column = doc.lines.position(report.span.start)
    end_line, end_column = doc.lines.position(report.span.end)
    found: dict[str, Any] = {
        "file": doc.uri,
        "rule": report.rule.name,
        "severity": report.severity.name.lower(),
        "line": line + 1,
        "column": column + 1,
        "end_line": end_line + 1,
        "end_column": end_column + 1,
        "message": report.message,
        "fixable": report.fix is not None,
    }
    return json.dumps(found, ensure_ascii=False) + "\n"
