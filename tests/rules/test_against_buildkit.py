"""Our diagnostics and `docker build --check`, on every recorded answer.

Without an error the warnings are the same, rule and instruction; with one, ours has an error
where BuildKit stopped, and the warnings that came before. What a build accepts has none.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from buildkit import SOURCES, Answer, answers
from dockerfile_lsp.rule import Severity
from dockerfile_lsp.rules import rules
from judged import Found, Place, found
from required import EVERYTHING

# BuildKit's line is not that of the cause here: the whole file, or one line too small.
ELSEWHERE = frozenset({
    "DirectiveDuplicate", "EmptyFile", "EscapeDirectiveInvalid", "LineTooLong", "NoInstructions",
})  # fmt: skip

# What a Dockerfile alone does not tell: a base image's configuration, and a --target that is no
# stage.
UNKNOWABLE: tuple[Callable[[Answer], bool], ...] = (
    lambda case: "images" in case.conditions,
    lambda case: "target stage" in _error(case),
)

CHECKS = frozenset(rule.name for rule in rules() if rule.is_check)


def test_the_check_says_what_buildkits_says_in_the_answers_kept_here() -> None:
    """Where ../shared is missing these 1,738 still judge."""
    check("kept", kept())


@pytest.mark.parametrize("source", SOURCES)
def test_the_check_says_what_buildkits_says(source: str) -> None:
    step = 1 if EVERYTHING or source != "corpus" else 20
    check(source, answers(source, step))


@pytest.mark.parametrize("source", SOURCES)
def test_no_error_by_default_where_a_build_succeeds(source: str) -> None:
    step = 1 if EVERYTHING or source != "corpus" else 10
    wrong = [
        (case.name, error)
        for case in answers(source, step)
        if "error" not in case.buildkit and "build_error" not in case.buildkit
        for error in errors(case, as_buildkit=False)
    ]
    assert not wrong


def check(source: str, cases: Iterable[Answer]) -> None:
    """All agree, but for what no Dockerfile tells."""
    asked = [case for case in cases if not any(ask(case) for ask in UNKNOWABLE)]
    told = {case.name: "; ".join(differences(case)) for case in asked}
    wrong = [f"{name}: {text}" for name, text in told.items() if text]
    share = f"{source}: {len(asked) - len(wrong)} of {len(asked)} as BuildKit"
    print(f"\n{share}")  # noqa: T201
    assert not wrong, "\n".join((share, *wrong[:20]))


def kept() -> Iterator[Answer]:
    """Cases and probes as recorded, without their texts: rules, lines, and whether it fails."""
    for line in Path(__file__).with_name("answers.jsonl").read_text("utf-8").splitlines():
        found = json.loads(line)
        yield Answer(found["id"], found["text"], found["buildkit"], found)


def differences(case: Answer) -> Iterator[str]:
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


def errors(case: Answer, *, as_buildkit: bool) -> tuple[Found, ...]:
    ours = found(case, as_buildkit=as_buildkit)
    return tuple(each for each in ours if each.severity is Severity.ERROR)


def _error_differences(case: Answer, ours: tuple[Found, ...]) -> Iterator[str]:
    places = [Place(*lines) for lines in case.buildkit["error"]["lines"]]
    mine = [each for each in ours if each.severity is Severity.ERROR]
    if not any(
        not places or each.rule in ELSEWHERE or any(_meet(each.place, place) for place in places)
        for each in mine
    ):
        yield f"no error where BuildKit says: {_error(case)}"


def _is_among(rule: str, place: Place, known: set[tuple[str, Place]]) -> bool:
    """Whether it is known there, in whichever line of the instruction.

    BuildKit tells of blank lines at an instruction's last line, of ONBUILD's at the child.
    """
    return any(rule == other and _meet(place, lines) for other, lines in known)


def _meet(one: Place, other: Place) -> bool:
    return one.first <= other.last and other.first <= one.last


def _place(lines: list[list[int]]) -> Place:
    return Place(*lines[0]) if lines else Place(0, 0)


def _error(case: Answer) -> str:
    return str(case.buildkit.get("error", {}).get("msg", ""))
