from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.problems import Spot
from ..semantics.unused_checks import UnusedCheck, unused_checks
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """A check is skipped that would say nothing.

    It was right once, or stands above the wrong instruction; it would hide a later mistake.
    """
    for each in unused_checks(view.document.tree, view.document.stages, view.meaning.checks):
        where = Spot(None, each.span)
        message = f"{each.name} would say nothing here, it need not be skipped"
        yield Finding(where, message, _removal(each), tag="unnecessary")


def _removal(unused: UnusedCheck) -> Fix | None:
    """The name goes with a comma; None where nothing would be left."""
    if unused.with_comma is None:
        return None
    return Fix(f"Do not skip {unused.name}", (Change(Spot(None, unused.with_comma), ""),))


RULE = Rule(
    name="SuppressionUnused",
    severity=Severity.INFO,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#check",
    examples=(
        Good("# check=skip=JSONArgsRecommended\nFROM alpine\nCMD a\n"),
        Good("FROM alpine\n# check=skip=JSONArgsRecommended\nCMD a\n"),
        Good("# check=skip=all\nFROM alpine\n"),
        Bad("FROM alpine\n# check=skip=<[JSONArgsRecommended]>\nCMD []\n"),
        Bad(
            "# check=skip=<[UndefinedVar]>,JSONArgsRecommended\nFROM alpine\nCMD a\n",
            fixed="# check=skip=JSONArgsRecommended\nFROM alpine\nCMD a\n",
        ),
    ),
)
