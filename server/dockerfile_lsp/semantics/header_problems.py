"""Problems of the lines themselves: parser directives, and lines that are too long."""

from operator import sub

from ..syntax.directives import BYTE_ORDER_MARK
from ..syntax.tree import Tree
from ..text import Span
from .problems import Problem, Problems, Spot

# bufio.MaxScanTokenSize, which includes the line end.
_LONGEST = 65_535


def header_problems(tree: Tree) -> Problems:
    """Directives that BuildKit refuses, and lines that it cannot read."""
    seen: set[str] = set()
    first = next((item.text for item in tree.items if item.text != BYTE_ORDER_MARK), "")
    for directive, start in tree.directives:
        if directive.name in seen and not first.startswith("#!"):
            where = Spot(None, directive.name_span.shift(start))
            yield Problem("DirectiveDuplicate", where, (directive.name,))
        elif directive.name == "escape" and directive.applies and directive.value not in "\\`":
            where = Spot(None, directive.value_span.shift(start))
            yield Problem("EscapeDirectiveInvalid", where, (directive.value,))
        seen.add(directive.name)
    yield from _long_lines(tree)


def _long_lines(tree: Tree) -> Problems:
    longest = max(map(sub, tree.starts[1:], tree.starts), default=0)
    if longest * 4 <= _LONGEST:
        return
    for item, start in zip(tree.items, tree.starts, strict=False):
        at = start
        for line in item.text.split("\n") if len(item.text) * 4 > _LONGEST else ():
            if len(line.encode("utf-8", "surrogatepass")) > _LONGEST:
                yield Problem("LineTooLong", Spot(None, Span(at, at + len(line))))
            at += len(line) + 1
