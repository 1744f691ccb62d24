"""A rule's page: a rule in, Markdown out."""

import pytest

from dockerfile_lsp.explain import page
from dockerfile_lsp.rule import Bad, Good, Rule
from dockerfile_lsp.rules import rules


def check(name: str, *texts: str) -> None:
    """The rule's page has the texts, in that order."""
    shown = page(next(rule for rule in rules() if rule.name == name))
    places = [shown.find(text) for text in texts]
    assert -1 not in places, shown
    assert places == sorted(places), shown


def test_a_page_has_name_severity_documentation_and_source() -> None:
    check("EnvSameLineReference", "# EnvSameLineReference (DL3044)\n", "Severity: warning\n",
          "old value in the rest of that ENV.", "Source: <https://docs.docker.com/")  # fmt: skip


def test_an_example_is_without_marks_and_with_its_fix() -> None:
    check("ArgQuotedName", 'Bad:\n\n```dockerfile\nFROM alpine\nARG "A"=1\n```\n',
          "Fixed:\n\n```dockerfile\nFROM alpine\nARG A=1\n```\n")  # fmt: skip


def test_an_example_is_shown_with_its_dockerignore() -> None:
    check("CopyIgnoredFile", "COPY secret.txt a /\n```\n\nWith this `.dockerignore`:\n\n"
          "```text\nsecret.txt\n```\n")  # fmt: skip


def test_an_example_says_which_image_is_missing() -> None:
    check("BaseNotFound", "Bad, where its registry has no image `app`:\n\n```dockerfile\n")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_what_belongs_to_an_example_is_on_the_page_as_often(rule: Rule) -> None:
    examples: tuple[Good | Bad, ...] = rule.examples
    beside = sum(bool(each.given.dockerignore) for each in examples)
    assert page(rule).count("With this `.dockerignore`:") == beside
