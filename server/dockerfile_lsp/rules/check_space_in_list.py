from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_view
from ..semantics.check_names import dropped
from ..semantics.problems import Spot
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """What stands behind a blank in `# check=` is dropped."""
    for line in view.meaning.checks.lines:
        for span in dropped(line):
            yield Finding(Spot(None, span), "This is dropped: there are no blanks between checks")


RULE = Rule(
    name="CheckSpaceInList",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#check",
    examples=(
        Good("# check=skip=StageNameCasing,UndefinedVar\nFROM alpine\n"),
        Bad("# check=skip=StageNameCasing, <[UndefinedVar]>\nFROM alpine\n"),
    ),
)
