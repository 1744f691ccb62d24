"""Runs the rules on a document, and keeps what they found as long as it is true."""

import logging
from collections.abc import Callable, Iterable, Iterator
from operator import is_
from typing import Any, NamedTuple

from .rule import Finding, Rule, Shape
from .semantics.meaning import Group
from .semantics.problems import Problem
from .syntax.instruction import Instruction
from .workspace import View

log = logging.getLogger(__name__)


def findings(view: View, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Finding]]:
    """What each of `rules` finds, in any order; the user's settings are not looked at."""
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
