"""Runs the rules on a document, and keeps what they found as long as it is true."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import partial
from typing import Any, NamedTuple

from .document import Document
from .rule import Finding, Rule, Shape
from .semantics.keeping import kept
from .semantics.problems import Group, Problem
from .semantics.stages import Stage
from .syntax.blocks import Block
from .syntax.instruction import Instruction
from .workspace import View

# Whether a rule's failure is the caller's to hear instead of the log's.
failing: ContextVar[bool] = ContextVar("failing", default=False)

Found = tuple[tuple[Rule, Finding], ...]


class Batch(NamedTuple):
    """Findings that hold together: `keeper` may keep what is made of them under `name`, as long
    as `found` is the same object.
    """

    keeper: dict[str, Any]
    name: str
    found: Found


def findings(view: View, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Finding]]:
    """What each of `rules` finds, in any order; the user's settings are not looked at."""
    for batch in batches(view, rules):
        yield from batch.found


def batches(view: View, rules: tuple[Rule, ...]) -> Iterator[Batch]:
    """As `findings`, those that hold together in one; none of them is empty."""
    return (batch for batch in _all(view, _sorted(rules, view)) if batch.found)


class _Sorted:
    """The rules by the shape, or by the kind of problem, that they are for."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.by_shape: defaultdict[Shape, list[Rule]] = defaultdict(list)
        self.by_kind: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self.by_shape[rule.check.shape].append(rule)
            if rule.check.kind:
                self.by_kind[rule.check.kind].append(rule)
        self._by_name: dict[str, tuple[Rule, ...]] = {}

    def of_instruction(self, name: str) -> tuple[Rule, ...]:
        """Those that look at an instruction of that name alone."""
        found = self._by_name.get(name)
        if found is None:
            rules = self.by_shape.get("instruction", ())
            found = tuple(r for r in rules if not r.check.names or name in r.check.names)
            self._by_name[name] = found
        return found


def _sorted(rules: tuple[Rule, ...], view: View) -> _Sorted:
    """The same object for the same rules: what was found by others does not count."""
    return kept(view.document.tree.memo, "rules", (), rules, lambda: _Sorted(rules))


def _all(view: View, rules: _Sorted) -> Iterator[Batch]:
    tree, stages = view.document.tree, view.document.stages
    for block in tree.blocks:
        yield _of_instructions(block, rules, view)
    for rule in rules.by_shape.get("light", ()):
        yield from _in_light(rule, view)
    for stage in stages if "stage" in rules.by_shape else ():
        yield from _of_stage(stage, rules, view)
    whole: tuple[tuple[Shape, Any], ...] = (("document", stages), ("view", view))
    for shape, subject in whole:
        found = tuple(_run(rules.by_shape.get(shape, ()), (subject,), view))
        yield Batch(tree.memo, shape, found)
    for group in view.meaning.groups if rules.by_kind else ():
        yield _presented(group, rules, view)


def _of_instructions(block: Block, rules: _Sorted, view: View) -> Batch:
    """What is found in instructions alone. There are many, and most have nothing."""
    parts = (rules,)

    def of(node: Instruction) -> Found:
        def find() -> Found:
            return tuple(_run(rules.of_instruction(node.name), (node,), view))

        return kept(node.memo, "said alone", parts, None, find)

    def find() -> Found:
        return tuple(each for node in block.nodes for each in of(node))

    return _batch(block.memo, "said alone", parts, None, find)


def _in_light(rule: Rule, view: View) -> Iterator[Batch]:
    """What is found in instructions as long as the light is the same."""
    light, name = rule.check.light(view) if rule.check.light else None, f"said by {rule.name}"

    def find(block: Block) -> Found:
        return tuple(each for node in block.nodes for each in _run((rule,), (node, light), view))

    for block in view.document.tree.blocks if light is not None else ():
        yield _batch(block.memo, name, (), light, partial(find, block))


def _of_stage(stage: Stage, rules: _Sorted, view: View) -> tuple[Batch, ...]:
    """What is found in a stage: by each rule anew if one of its instructions is another."""
    memo = stage.origin.node.memo

    def of(rule: Rule) -> Batch:
        names = rule.check.names
        nodes = tuple(node for block in stage.blocks for node in block.instructions(names))
        name = f"said by {rule.name}"
        return _batch(memo, name, nodes, None, lambda: tuple(_run((rule,), (nodes,), view)))

    def find() -> tuple[Batch, ...]:
        batches = (of(rule) for rule in rules.by_shape["stage"])
        return tuple(batch for batch in batches if batch.found)

    return kept(memo, "said of the stage", (*stage.blocks, rules), None, find)


def _presented(group: Group, rules: _Sorted, view: View) -> Batch:
    """The group's problems in words, kept as long as they are the same objects."""

    def find() -> Found:
        return tuple(
            (rule, _conditional(finding, problem))
            for problem in group.problems
            for rule, finding in _run(rules.by_kind.get(problem.kind, ()), (problem,), view)
        )

    return _batch(group.keeper, f"said of {group.name}", (group.problems, rules), None, find)


def _batch(
    keeper: dict[str, Any],
    name: str,
    parts: tuple[object, ...],
    values: object,
    find: Callable[[], Found],
) -> Batch:
    """What `find` gives, kept in `keeper` under `name`."""
    return Batch(keeper, name, kept(keeper, name, parts, values, find))


def _run(rules: Iterable[Rule], subject: tuple[Any, ...], view: View) -> list[tuple[Rule, Finding]]:
    """One that raises is logged and finds nothing there; the others go on."""
    found: list[tuple[Rule, Finding]] = []
    for rule in rules:
        try:
            found += [(rule, finding) for finding in rule.check.check(*subject)]
        except Exception as error:
            if failing.get():
                raise
            _log(rule, view.document, error)
    return found


def _log(rule: Rule, doc: Document, error: Exception) -> None:
    import logging  # noqa: PLC0415  # a start is faster without

    values = (rule.name, doc.uri, doc.version)
    logging.getLogger(__name__).error("rule %s failed on %s version %d", *values, exc_info=error)


def _conditional(finding: Finding, problem: Problem) -> Finding:
    """A problem's finding says in which case only it makes a build fail."""
    if not problem.only_if:
        return finding
    message = f"{finding.message}; the build fails only {problem.only_if}"
    return finding._replace(message=message, only_if=problem.only_if)
