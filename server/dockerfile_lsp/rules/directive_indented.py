from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.problems import Spot
from ..text import Span
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """The directives syntax and check count only in the first column."""
    for directive, start in view.document.tree.directives:
        indent = len(directive.text) - len(directive.text.lstrip(" \t"))
        if directive.name != "escape" and indent:
            where = Spot(None, directive.name_span.shift(start))
            line = directive.text.rstrip("\r\n")
            whole = Spot(None, Span(start, start + len(line)))
            fix = Fix("Remove the blanks before it", (Change(whole, line.lstrip(" \t")),))
            yield Finding(
                where, f"{directive.name} counts only without blanks before its line", fix
            )


RULE = Rule(
    name="DirectiveIndented",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#parser-directives",
    examples=(
        Good("# syntax=docker/dockerfile:1\nFROM alpine\n"),
        Good(" # escape=`\nFROM alpine\n"),
        Bad("  # <[check]>=skip=all\nFROM alpine\n", fixed="# check=skip=all\nFROM alpine\n"),
    ),
)
