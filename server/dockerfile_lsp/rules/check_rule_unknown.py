from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.check_names import check_lists, near_check
from ..semantics.problems import Spot
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """A check that is to be skipped does not exist.

    Names are case-sensitive, and parted by commas without blanks: what stands behind a blank is
    dropped. `all` stands alone. BuildKit says nothing of any of that.
    """
    for line in view.meaning.checks.lines:
        for names in check_lists(line):
            for name, span in names:
                yield from _of(name, Spot(None, span), is_alone=len(names) == 1)


def _of(name: str, where: Spot, *, is_alone: bool) -> Iterator[Finding]:
    near = near_check(name)
    if name == "all" and not is_alone:
        yield Finding(where, "'all' means all checks only where it stands alone")
    elif near:
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
        Bad("# check=skip=<[ALL]>\nFROM alpine\n", fixed="# check=skip=all\nFROM alpine\n"),
        Bad("# check=skip=<[all]>,UndefinedVar\nFROM alpine\n"),
        Good("# check=skip=all;experimental=all\nFROM alpine\n"),
        Bad(
            "FROM alpine\n# check=skip=UndefinedVar,<[JSONArgRecommended]>\nCMD a\n",
            fixed="FROM alpine\n# check=skip=UndefinedVar,JSONArgsRecommended\nCMD a\n",
        ),
    ),
)
