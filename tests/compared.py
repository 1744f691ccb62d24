"""Where our diagnostics differ from what `docker build --check` answered."""

from collections.abc import Iterator

from buildkit import Answer
from dockerfile_lsp.rule import Severity
from dockerfile_lsp.rules import rules
from judged import Found, Place, found

# BuildKit's line is not that of the cause here: the whole file, or one line too small.
ELSEWHERE = frozenset({
    "DirectiveDuplicate", "EmptyFile", "EscapeDirectiveInvalid", "LineTooLong", "NoInstructions",
})  # fmt: skip

CHECKS = frozenset(rule.name for rule in rules() if rule.is_check)


def differences(case: Answer) -> Iterator[str]:
    """Without an error the warnings are the same, rule and instruction; with one, ours has an error
    where BuildKit stopped, and the warnings that came before. What a build accepts has none.
    """
    ours = found(case, as_buildkit=True)
    theirs = {(each["rule"], _place(each["lines"])) for each in case.buildkit["warnings"]}
    mine = {(each.rule, each.place) for each in ours if each.rule in CHECKS}
    missed = {(rule, place) for rule, place in theirs if not _is_among(rule, place, mine)}
    if missed:
        yield f"not found: {sorted(missed)}"
    if "error" in case.buildkit:
        yield from _error_differences(case, ours)
        return
    wrong = {(rule, place) for rule, place in mine if not _is_among(rule, place, theirs)}
    if "build_error" not in case.buildkit:
        wrong |= {(each.rule, each.place) for each in ours if each.severity is Severity.ERROR}
        wrong -= {(rule, place) for rule, place in wrong if _is_among(rule, place, theirs)}
    elif not any(each.severity is Severity.ERROR for each in ours):
        yield "no error, though a build fails"
    if wrong:
        yield f"found, too: {sorted(wrong)}"


def error(case: Answer) -> str:
    return str(case.buildkit.get("error", {}).get("msg", ""))


def _error_differences(case: Answer, ours: tuple[Found, ...]) -> Iterator[str]:
    places = [Place(*lines) for lines in case.buildkit["error"]["lines"]]
    mine = [each for each in ours if each.severity is Severity.ERROR]
    if not any(
        not places or each.rule in ELSEWHERE or any(_meet(each.place, place) for place in places)
        for each in mine
    ):
        yield f"no error where BuildKit says: {error(case)}"


def _is_among(rule: str, place: Place, known: set[tuple[str, Place]]) -> bool:
    """Whether it is known there, in whichever line of the instruction.

    BuildKit tells of blank lines at an instruction's last line, of ONBUILD's at the child.
    """
    return any(rule == other and _meet(place, lines) for other, lines in known)


def _meet(one: Place, other: Place) -> bool:
    return one.first <= other.last and other.first <= one.last


def _place(lines: list[list[int]]) -> Place:
    return Place(*lines[0]) if lines else Place(0, 0)
