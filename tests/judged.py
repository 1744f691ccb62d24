"""What our rules find, told as `docker build --check` would tell it."""

from collections.abc import Iterator
from typing import NamedTuple

from buildkit import Answer
from dockerfile_lsp.document import Document
from dockerfile_lsp.lint import Report, reports
from dockerfile_lsp.rule import Severity
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.assumptions import Assumptions
from dockerfile_lsp.semantics.dockerignore import Dockerignore, IgnoreFile
from dockerfile_lsp.semantics.meaning import Meaning
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.syntax.tree import Placed
from dockerfile_lsp.workspace import Fact, Facts, View


class Place(NamedTuple):
    """The lines (from 1) of an instruction; 0 outside of all."""

    first: int
    last: int


class Found(NamedTuple):
    rule: str
    severity: Severity
    place: Place


def found(case: Answer, *, as_buildkit: bool) -> tuple[Found, ...]:
    """What the rules find under the case's conditions, each at its instruction."""
    doc = Document.opened("file:///Dockerfile", case.text)
    ignore = case.conditions.get("dockerignore")
    facts: Facts = {IgnoreFile(doc.uri): Fact(Dockerignore(ignore), 0)} if ignore else {}
    view = View(doc, Settings(as_buildkit=as_buildkit), facts)
    # What `cached_property` would compute, under the case's own conditions.
    view.__dict__["meaning"] = meaning = Meaning(doc.tree, doc.stages, _assumed(case, as_buildkit))
    places = _Places(doc, meaning)
    return tuple(
        Found(report.rule.name, report.severity, place)
        for report in reports(view, rules())
        for place in places.of(report)
    )


def _assumed(case: Answer, as_buildkit: bool) -> Assumptions:  # noqa: FBT001  # it is the setting
    conditions = case.conditions
    arguments: dict[str, str] = conditions.get("build_args") or {}
    options: dict[str, str] = conditions.get("opts") or {}
    return Assumptions(
        as_buildkit,
        tuple(arguments.items()),
        conditions.get("target") or options.get("target") or "",
        conditions.get("platform") or "linux/amd64",
        options.get("build-arg:BUILDKIT_DOCKERFILE_CHECK") or "",
    )


class _Places:
    """Where BuildKit would say that a report is."""

    def __init__(self, doc: Document, meaning: Meaning) -> None:
        self._doc = doc
        self._meaning = meaning

    def of(self, report: Report) -> Iterator[Place]:
        placed = self._at(report.span.start)
        if report.rule.name == "InvalidDefinitionDescription":
            placed = self._below(report.span.end)
        children = self._children(placed, report) if placed else ()
        if not children or report.severity is Severity.ERROR:
            yield self._lines(placed)
        yield from (self._lines(child) for child in children)

    def _children(self, placed: Placed, report: Report) -> tuple[Placed, ...]:
        """What an ONBUILD trigger does is told at the FROM of each child that runs it."""
        inner, stage = placed.node.inner, self._doc.stages.at(placed.start)
        begin = inner.keyword.span.start if inner else len(placed.node.text)
        is_about_lines = report.rule.name == "NoEmptyContinuation"
        if is_about_lines or not stage or report.span.end <= placed.start + begin:
            return ()
        return tuple(
            self._doc.stages[number].origin
            for number, parent in enumerate(self._meaning.bases.parents)
            if parent == stage.number and number in self._meaning.graph.reached
        )

    def _at(self, offset: int) -> Placed | None:
        inside = (
            placed
            for placed in self._doc.tree.instructions
            if placed.start <= offset < placed.start + len(placed.node.text)
        )
        return next(inside, None)

    def _below(self, offset: int) -> Placed | None:
        return next((each for each in self._doc.tree.instructions if each.start >= offset), None)

    def _lines(self, placed: Placed | None) -> Place:
        if not placed:
            return Place(0, 0)
        first = self._doc.text.count("\n", 0, placed.start) + 1
        text = placed.node.text
        return Place(first, first + text.count("\n") - text.endswith("\n"))
