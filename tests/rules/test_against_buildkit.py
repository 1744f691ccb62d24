"""Our diagnostics and `docker build --check`, on every recorded answer."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from buildkit import SOURCES, Answer, answers
from compared import differences
from dockerfile_lsp.rule import Severity
from judged import Found, found
from required import EVERYTHING

# What a Dockerfile alone does not tell: a base image's configuration.
UNKNOWABLE: tuple[Callable[[Answer], bool], ...] = (lambda case: "images" in case.conditions,)


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
        (case.name, each)
        for case in answers(source, step)
        if "error" not in case.buildkit and "build_error" not in case.buildkit
        for each in errors(case, as_buildkit=False)
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


def errors(case: Answer, *, as_buildkit: bool) -> tuple[Found, ...]:
    ours = found(case, as_buildkit=as_buildkit)
    return tuple(each for each in ours if each.severity is Severity.ERROR)
