from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.check_names import named_checks, near_check
from ..semantics.problems import Spot
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """A check that is to be skipped does not exist.

    Names are case-sensitive, and parted by commas without blanks: what stands behind a blank is
    dropped. BuildKit says nothing of either.
    """
    for line in view.meaning.checks.lines:
        for name, span in named_checks(line):
            near = near_check(name)
            if near:
                where = Spot(None, span)
                fix = Fix(f"Change to {near}", (Change(where, near),))
                yield Finding(where, f"There is no check '{name}', {near} is near", fix)


RULE = Rule(
    name="CheckRuleUnknown",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#check",
    examples=(
        Good("# check=skip=StageNameCasing,DL3006\nFROM alpine\n"),
        Bad(
            "# check=skip=<[StageNamecasing]>\nFROM alpine\n",
            fixed="# check=skip=StageNameCasing\nFROM alpine\n",
        ),
        Bad(
            "FROM alpine\n# check=skip=UndefinedVar,<[JSONArgRecommended]>\nCMD a\n",
            fixed="FROM alpine\n# check=skip=UndefinedVar,JSONArgsRecommended\nCMD a\n",
        ),
    ),
)
