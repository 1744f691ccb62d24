"""Every fix, on real Dockerfiles: the finding is gone, the rest of the file is what it was."""

from collections import Counter
from collections.abc import Iterator

from buildkit import answers
from dockerfile_lsp.document import Document
from dockerfile_lsp.fixing import fixed
from dockerfile_lsp.lint import Report, reports
from dockerfile_lsp.rule import Severity
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.sameness import untouched
from dockerfile_lsp.text import applied
from dockerfile_lsp.workspace import View
from required import EVERYTHING

STEP = 1 if EVERYTHING else 20


def test_a_fix_leaves_the_rest_of_the_file_alone() -> None:
    faults = [
        f"{name}: {report.rule.name}: {fault}"
        for name, doc in documents()
        for report in found(doc)
        for fault in faults_of(doc, report)
    ]
    assert not faults


def documents() -> Iterator[tuple[str, Document]]:
    for source, step in (("corpus", STEP), ("cases", 1), ("probes", 1), ("generated", STEP)):
        for answer in answers(source, step):
            yield answer.name, Document.opened("file:///Dockerfile", answer.text)


def found(doc: Document) -> tuple[Report, ...]:
    return reports(View(doc), rules())


def faults_of(doc: Document, report: Report) -> Iterator[str]:
    if not report.fix:
        return
    new = Document.opened(doc.uri, applied(doc.text, report.fix.edits))
    if not untouched(doc.tree, new.tree, report.fix.edits):
        yield "something else has changed"
    before, after = kinds(found(doc)), kinds(found(new))
    if after[report.rule.name] >= before[report.rule.name]:
        yield "it is still there"
    if report.fix.safe and errors(found(new)) > errors(found(doc)):
        yield "there is a new error"
    if comments(new) < comments(doc):
        yield "a comment is gone"
    if new.text.count("\r\n") != new.text.count("\n") and "\r\n" in doc.text:
        is_mixed = doc.text.count("\r\n") != doc.text.count("\n")
        yield from () if is_mixed else ("line ends are mixed",)


def kinds(reports_: tuple[Report, ...]) -> Counter[str]:
    return Counter(report.rule.name for report in reports_)


def errors(reports_: tuple[Report, ...]) -> int:
    return sum(report.severity is Severity.ERROR for report in reports_)


def comments(doc: Document) -> int:
    """How many lines begin with `#`, wherever they are."""
    return sum(line.lstrip().startswith("#") for line in doc.text.split("\n"))


def test_all_fixes_of_a_file_together() -> None:
    """A second run changes nothing, and what was right still is."""
    for name, doc in documents():
        view = View(doc)
        text = fixed(view, rules()).text
        after = Document.opened(doc.uri, text)
        assert fixed(View(after), rules()).text == text, name
        assert errors(found(after)) <= errors(found(doc)), name
        assert comments(after) >= comments(doc), name
