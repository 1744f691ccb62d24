from collections.abc import Iterator

from ..catalog.grammar import CHECKS
from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.check_names import dropped
from ..semantics.problems import Spot
from ..text import Span
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """What stands behind a blank in `# check=` is dropped."""
    for line in view.meaning.checks.lines:
        for span in dropped(line):
            message = "This is dropped: there are no blanks between checks"
            yield Finding(Spot(None, span), message, _joined(view.document.text, span))


def _joined(text: str, span: Span) -> Fix | None:
    """The checks without blanks between; None where it is something else, a reason perhaps."""
    names = span.of(text).replace(",", " ").split()
    if not set(names) <= set(CHECKS):
        return None
    start = len(text[: span.start].rstrip(" \t"))
    joined = Change(Spot(None, Span(start, span.end)), ",".join(names))
    return Fix("Remove the blanks", (joined,))


RULE = Rule(
    name="CheckSpaceInList",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#check",
    examples=(
        Good("# check=skip=StageNameCasing,UndefinedVar\nFROM alpine\n"),
        Bad(
            "# check=skip=StageNameCasing, <[UndefinedVar, CopyIgnoredFile]>\nFROM alpine\n",
            fixed="# check=skip=StageNameCasing,UndefinedVar,CopyIgnoredFile\nFROM alpine\n",
        ),
        Bad("# check=skip=StageNameCasing, <[for now]>\nFROM alpine\n"),
    ),
)
