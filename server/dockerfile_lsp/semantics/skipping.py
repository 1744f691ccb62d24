"""Edits that make `# check=skip=` mean one more check, for an instruction or the whole file."""

import re

from ..syntax.directives import BYTE_ORDER_MARK
from ..syntax.tree import Placed, Tree
from ..text import Edit, Span
from .checks import NEVER_SKIPPED, ONLY_AT_THE_TOP, Checks

_SKIP = re.compile(r"skip=([^;\s]*)")
_VALUE = re.compile(r"check\s*=\s*(\S*)", re.I)


def skipped_here(tree: Tree, checks: Checks, placed: Placed, rule: str) -> Edit | None:
    """For the instruction alone; None where BuildKit would not look there.

    The first `check=` comment above it counts, so that one is added to.
    """
    if rule in ONLY_AT_THE_TOP or rule == NEVER_SKIPPED:
        return None
    for line in checks.above(placed.node):
        if _VALUE.match(line.content):
            begin = line.span.end - len(line.content)
            return _added(line.content, begin, rule)
    end = _line_end(tree)
    # Right behind the directives it would be one of them, and count for the whole file.
    gap = end if placed.start == tree.header else ""
    return Edit(Span(placed.start, placed.start), f"{gap}# check=skip={rule}{end}")


def skipped_everywhere(tree: Tree, checks: Checks, rule: str) -> Edit | None:
    """For the whole file; None for what nothing skips."""
    if rule == NEVER_SKIPPED:
        return None
    if checks.directive:
        directive, start = checks.directive
        begin = directive.name_span.start
        return _added(directive.text[begin:].rstrip(), start + begin, rule)
    first = next((item.text for item in tree.items if item.text != BYTE_ORDER_MARK), "")
    at = len(BYTE_ORDER_MARK) if tree.text.startswith(BYTE_ORDER_MARK) else 0
    at += len(first) if first.startswith("#!") else 0
    return Edit(Span(at, at), f"# check=skip={rule}{_line_end(tree)}")


def _added(text: str, begin: int, rule: str) -> Edit | None:
    """`text` is `check=…`, at `begin` in the document; None if all are skipped already."""
    value = _VALUE.match(text)
    assert value is not None, "the caller has looked"
    found = _SKIP.search(value[1])
    if not found:
        at = begin + value.end(1)
        return Edit(Span(at, at), f"{';' if value[1] else ''}skip={rule}")
    if found[1] == "all":
        return None
    at = begin + value.start(1) + found.end(1)
    comma = "," if found[1] and not found[1].endswith(",") else ""
    return Edit(Span(at, at), f"{comma}{rule}")


def _line_end(tree: Tree) -> str:
    first = next((item.text for item in tree.items if "\n" in item.text), "\n")
    return "\r\n" if "\r\n" in first else "\n"
