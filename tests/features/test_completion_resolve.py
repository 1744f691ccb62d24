"""What is written about an item comes when it is looked at."""

from collections.abc import Iterator

import pytest
from lsprotocol import types

from completed import offered
from dockerfile_lsp.catalog.grammar import DIRECTIVES, INSTRUCTIONS
from dockerfile_lsp.catalog.prose import directive, instruction, suppression
from dockerfile_lsp.catalog.values import MOUNT_TYPE_KEYS, SUPPRESSIONS
from dockerfile_lsp.features.completion_resolve import completion_resolve
from dockerfile_lsp.workspace import Snapshot


def check(text: str, label: str, *parts: str, locale: str = "en") -> None:
    """The item, once resolved, says all of `parts`, and its edit is what it was."""
    item = offered(text)[label]
    found = completion_resolve(Snapshot(locale=locale), item)
    assert isinstance(found.documentation, types.MarkupContent)
    for part in parts:
        assert part in found.documentation.value
    assert (found.label, found.text_edit) == (item.label, item.text_edit)


def nothing(item: types.CompletionItem) -> None:
    """There is nothing to add."""
    assert completion_resolve(Snapshot(), item) == item


def flags() -> Iterator[tuple[str, str]]:
    for name, facts in INSTRUCTIONS.items():
        yield from ((name, flag.name) for flag in facts.flags)


def test_a_rule_in_a_comment_says_what_explain_prints() -> None:
    for text in ("# check=skip=<|>\nFROM a\n", "FROM a\n# hadolint ignore=<|>\nRUN b\n"):
        check(text, "JSONArgsRecommended", "# JSONArgsRecommended (DL3025)", "Bad:", "Fixed:")
    check("FROM a\n# hadolint ignore=<|>\nRUN b\n", "DL3025", "# JSONArgsRecommended (DL3025)")


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_a_comment_that_keeps_findings_quiet_says_what_it_does(locale: str) -> None:
    for kind in SUPPRESSIONS:
        label = {"check": "check=skip="}.get(kind, f"{kind}=" if "hadolint" in kind else kind)
        about = suppression(kind, locale)
        check(f"FROM a\n# {kind[:9]}<|>\nRUN b\n", label, about, locale=locale)


@pytest.mark.parametrize("locale", ["en", "ko"])
@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_an_instruction_says_all_that_is_written_of_it(name: str, locale: str) -> None:
    known = instruction(name, locale)
    assert known
    parts = (*known.syntax, known.summary, known.detail, known.example, known.url)
    check("FROM a\n<|>", name, *parts, locale=locale)
    form = next(label for label in offered("FROM a\n<|>") if label.startswith(f"{name} "))
    check("FROM a\n<|>", form, *parts, locale=locale)


@pytest.mark.parametrize(("name", "flag"), [*flags()])
def test_a_flag_says_all_that_is_written_of_it(name: str, flag: str) -> None:
    known = instruction(name)
    assert known
    prose = known.flags[flag]
    parts = (prose.syntax, prose.summary, prose.detail, prose.example, prose.url)
    check(f"FROM a\n{name} <|>", f"--{flag}", *parts)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_says_all_that_is_written_of_it(name: str) -> None:
    known = directive(name)
    assert known
    label = next(label for label in offered("# <|>") if label.startswith(name))
    check("# <|>", label, known.syntax, known.summary, known.detail, known.example, known.url)


@pytest.mark.parametrize("kind", MOUNT_TYPE_KEYS)
def test_a_mounts_type_and_keys_say_what_they_are(kind: str) -> None:
    check("FROM a\nRUN --mount=type=<|>", kind, f"**`{kind}`**")
    for key in MOUNT_TYPE_KEYS[kind]:
        check(f"FROM a\nRUN --mount=type={kind},<|>", key, f"`{key}`")


def test_the_summary_is_the_detail() -> None:
    item = completion_resolve(Snapshot(), offered("FROM a\n<|>")["USER"])
    known = instruction("USER")
    assert known
    assert item.detail == known.summary


@pytest.mark.parametrize("data", [None, "RUN", 1, {}, [], ["FOO"], ["RUN", "foo"], ["RUN", 1, 2]])
def test_whatever_a_client_sends_back_is_answered(data: object) -> None:
    nothing(types.CompletionItem("a", data=data))


def test_a_stage_is_documented_at_once() -> None:
    nothing(offered("FROM a AS b\nFROM c\nCOPY --from=<|>")["b"])
