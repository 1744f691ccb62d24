"""What the rules find in a document as the user wants to see it: settings and comments count."""

from collections.abc import Iterable
from typing import NamedTuple

from .findings import Batch, batches
from .rule import Finding, Rule, Severity
from .semantics.keeping import kept
from .semantics.problems import Spot
from .syntax.instruction import Instruction
from .syntax.tree import Tree
from .text import Edit, Span
from .workspace import View


class Report(NamedTuple):
    """A finding of a rule at its place in the document, as the user's settings see it."""

    rule: Rule
    severity: Severity
    span: Span
    message: str
    tag: str
    related: tuple[tuple[Span, str], ...]
    fix: "Repair | None"


class Repair(NamedTuple):
    """A fix whose edits have their places in the document."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


def reports(view: View, rules: Iterable[Rule]) -> tuple[Report, ...]:
    """What `rules` find in the order of the text, switched-off ones left out."""
    starts, manner = _starts(view.document.tree), _manner(view)
    found: list[Report] = []
    for batch in batches(view, tuple(rules)):
        found += _reports(batch, _wanted(batch, view, manner), starts)
    return tuple(sorted(found, key=lambda report: (report.span, report.rule.name)))


class _Wanted(NamedTuple):
    """The findings that neither settings nor comments keep quiet, and whose places they name."""

    found: tuple[tuple[Rule, Severity, Finding], ...]
    nodes: tuple[int, ...]


def _wanted(batch: Batch, view: View, manner: object) -> _Wanted:
    """Kept with the batch."""

    def find() -> _Wanted:
        found = tuple(
            (rule, _severity(rule, finding, view), finding)
            for rule, finding in batch.found
            if _is_active(rule, view) and not _is_skipped(rule, finding, view)
        )
        spots = (spot for _, _, finding in found for spot in finding.spots)
        return _Wanted(found, tuple({id(spot.node.outer): None for spot in spots if spot.node}))

    return kept(batch.keeper, f"wanted {batch.name}", (batch.found, manner), None, find)


def _reports(batch: Batch, wanted: _Wanted, starts: dict[int, int]) -> tuple[Report, ...]:
    """The findings at their places, the same objects as before where those are the same."""
    places = tuple(map(starts.__getitem__, wanted.nodes))

    def report() -> tuple[Report, ...]:
        return tuple(_report(*each, starts) for each in wanted.found)

    return kept(batch.keeper, f"reported {batch.name}", (wanted,), places, report)


def _manner(view: View) -> object:
    """The same object as long as settings and comments are what they were."""
    checks = view.meaning.checks
    key = (view.settings, view.assumptions, checks.options)
    return kept(view.document.tree.memo, "manner", checks.sayings, key, object)


def _starts(tree: Tree) -> dict[int, int]:
    """Where each item starts, by its `id`: there are many, and this needs no loop."""
    return dict(zip(map(id, tree.items), tree.starts, strict=False))


def _is_active(rule: Rule, view: View) -> bool:
    """Whether the settings ask for it. As BuildKit none of ours counts that it does not have."""
    if view.settings.severities.get(rule.name) == "off":
        return False
    is_ours = rule.severity is not Severity.ERROR and not rule.is_check
    return not (is_ours and view.assumptions.as_buildkit)


def _is_skipped(rule: Rule, finding: Finding, view: View) -> bool:
    """Whether a comment says that the finding is not wanted.

    `# check=skip=` cannot mean an error, as the build fails still. As BuildKit the comments
    of other linters do not count.
    """
    checks, node = view.meaning.checks, finding.where.node
    as_buildkit = view.assumptions.as_buildkit
    nodes: tuple[Instruction | None, ...] = (finding.commented or node,)
    if finding.commented and not as_buildkit:
        nodes = (finding.commented, node)
    names = (rule.name, *rule.aliases)
    called = (rule.name, finding.check_name) if finding.check_name else (rule.name,)
    if rule.severity is not Severity.ERROR and any(
        checks.skips(name, n) for name in called for n in nodes
    ):
        return True
    return not as_buildkit and any(checks.ignores(names, n) for n in nodes)


def _severity(rule: Rule, finding: Finding, view: View) -> Severity:
    is_check = rule.is_check or finding.check_name
    if is_check and view.meaning.checks.options.is_error and not finding.only_if:
        return Severity.ERROR
    if rule.name in view.settings.severities:
        return Severity[view.settings.severities[rule.name].upper()]
    is_softer = finding.only_if and rule.severity is Severity.ERROR
    return Severity.WARNING if is_softer else rule.severity


def _report(rule: Rule, severity: Severity, finding: Finding, starts: dict[int, int]) -> Report:
    fix = finding.fix and Repair(
        finding.fix.title,
        tuple(Edit(_span(change.where, starts), change.text) for change in finding.fix.changes),
        finding.fix.safe,
    )
    related = tuple((_span(each.where, starts), each.message) for each in finding.related)
    span = _span(finding.where, starts)
    return Report(rule, severity, span, finding.message, finding.tag, related, fix)


def _span(where: Spot, starts: dict[int, int]) -> Span:
    if where.node is None:
        return where.span
    # An inner instruction has its outer one's places.
    return where.span.shift(starts[id(where.node.outer)])
