"""Runs the rules on a document, and keeps what they found as long as it is true."""

import logging
from collections.abc import Callable, Iterable, Iterator
from operator import is_
from typing import Any, NamedTuple

from .rule import Finding, Rule, Severity, Shape
from .semantics.meaning import Group
from .semantics.problems import Problem, Spot
from .syntax.instruction import Instruction
from .text import Edit, Span
from .workspace import View

log = logging.getLogger(__name__)


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
    known = tuple(rules)
    active = {rule.name for rule in known if _is_active(rule, view)}
    starts = {id(placed.node): placed.start for placed in view.document.tree.instructions}
    found = [
        _report(finding, rule, _severity(rule, finding, view), starts)
        for rule, finding in _findings(view, known)
        if rule.name in active and not _is_skipped(rule, finding, view)
    ]
    return tuple(sorted(found, key=lambda report: (report.span, report.rule.name)))


def _findings(view: View, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Finding]]:
    sorted_out: dict[tuple[Shape, str], list[Rule]] = {}
    for rule in rules:
        sorted_out.setdefault((rule.check.shape, rule.check.kind), []).append(rule)
    yield from _of_instructions(tuple(sorted_out.get(("instruction", ""), ())), view)
    for shape, subjects in _subjects(view).items():
        of_shape = tuple(sorted_out.get((shape, ""), ()))
        for subject, keeper, key in subjects() if of_shape else ():
            yield from _kept(of_shape, subject, keeper, key, view)
    by_kind = {kind: tuple(found) for (_, kind), found in sorted_out.items() if kind}
    presenting = tuple(rule for of_kind in by_kind.values() for rule in of_kind)
    for group in view.meaning.groups if by_kind else ():
        if group.problems:
            yield from _presented(group, by_kind, presenting, view)


def _of_instructions(rules: tuple[Rule, ...], view: View) -> Iterator[tuple[Rule, Finding]]:
    """What is found in an instruction alone. There are many, and most have nothing."""
    for placed in view.document.tree.instructions if rules else ():
        memo: _Memo | None = placed.node.memo.get("instruction")
        if memo is None or memo.rules != rules:
            found = tuple(_run(rules, placed.node, view))
            memo = placed.node.memo["instruction"] = _Memo(rules, (), found)
        if memo.found:
            yield from memo.found


def _presented(
    group: Group, by_kind: dict[str, tuple[Rule, ...]], rules: tuple[Rule, ...], view: View
) -> Iterable[tuple[Rule, Finding]]:
    """The group's problems in words, kept as long as they are the same objects."""
    name = f"said of {group.name}"
    memo: _Memo | None = group.keeper.memo.get(name) if group.keeper else None
    if memo and memo.key is group.problems and memo.rules == rules:
        return memo.found
    found = tuple(
        each
        for problem in group.problems
        for each in _run(by_kind.get(problem.kind, ()), problem, view)
    )
    if group.keeper:
        group.keeper.memo[name] = _Memo(rules, group.problems, found)
    return found


_Subject = tuple[Any, Instruction | None, tuple[object, ...]]


def _subjects(view: View) -> dict[Shape, Callable[[], Iterator[_Subject]]]:
    """For each shape what its rules are given, where the findings are kept, and for how long.

    They are kept on an instruction, as long as the key's parts are the same objects.
    """
    doc = view.document
    return {
        "stage": lambda: (
            (stage, stage.origin.node, doc.stages.nodes(stage)) for stage in doc.stages
        ),
        "document": lambda: iter([(doc.stages, None, ())]),
        "view": lambda: iter([(view, None, ())]),
    }


def _kept(
    rules: tuple[Rule, ...],
    subject: Any,
    keeper: Instruction | None,
    key: tuple[object, ...],
    view: View,
) -> Iterable[tuple[Rule, Finding]]:
    """What `rules` find in `subject`, from the keeper's memo if that is still true."""
    if keeper is None:
        return _run(rules, subject, view)
    memo: _Memo | None = keeper.memo.get(rules[0].check.shape)
    if memo and memo.rules == rules and _same(memo.key, key):
        return memo.found
    found = tuple(_run(rules, subject, view))
    keeper.memo[rules[0].check.shape] = _Memo(rules, key, found)
    return found


class _Memo(NamedTuple):
    """What all rules of a shape found, as long as the key's parts are the same objects."""

    rules: tuple[Rule, ...]
    key: tuple[object, ...]
    found: tuple[tuple[Rule, Finding], ...]


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))


def _run(rules: tuple[Rule, ...], subject: Any, view: View) -> Iterator[tuple[Rule, Finding]]:
    """One that raises is logged and finds nothing there; the others go on."""
    for rule in rules:
        try:
            found = tuple(rule.check.check(subject))
        except Exception:
            doc = view.document
            log.exception("rule %s failed on %s version %d", rule.name, doc.uri, doc.version)
            continue
        yield from ((rule, _conditional(finding, subject)) for finding in found)


def _conditional(finding: Finding, subject: Any) -> Finding:
    """A problem's finding says in which case only it makes a build fail."""
    if not isinstance(subject, Problem) or not subject.only_if:
        return finding
    message = f"{finding.message}; the build fails only {subject.only_if}"
    return finding._replace(message=message, only_if=subject.only_if)


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
    if rule.severity is not Severity.ERROR and any(checks.skips(rule.name, n) for n in nodes):
        return True
    return not as_buildkit and any(checks.ignores(names, n) for n in nodes)


def _severity(rule: Rule, finding: Finding, view: View) -> Severity:
    if rule.is_check and view.meaning.checks.options.is_error and not finding.only_if:
        return Severity.ERROR
    if rule.name in view.settings.severities:
        return Severity[view.settings.severities[rule.name].upper()]
    is_softer = finding.only_if and rule.severity is Severity.ERROR
    return Severity.WARNING if is_softer else rule.severity


def _report(finding: Finding, rule: Rule, severity: Severity, starts: dict[int, int]) -> Report:
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
