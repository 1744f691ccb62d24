"""Every example of every rule is a test, and every rule has one of each kind."""

import re
import time

import pytest

from dockerfile_lsp.frozen import replace
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rule import Bad, Given, Good, Rule
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.dockerignore import Dockerignore, IgnoreFile
from dockerfile_lsp.semantics.image_facts import ImageConfig, ImageDetails, ImageSettings, Missing
from dockerfile_lsp.semantics.images import image
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.text import applied
from dockerfile_lsp.workspace import Fact, FactKey, Facts
from marked import URI, marked

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{i}")
    for rule in rules()
    for i, example in enumerate(rule.examples)
]


def facts(given: Given) -> Facts:
    """What the example says of the world around it."""
    known: dict[FactKey, Fact] = {}
    if given.dockerignore:
        known[IgnoreFile(URI)] = Fact(Dockerignore(given.dockerignore), 0)
    missing, app = image(given.missing), image("example.com/app")
    if missing:
        known[ImageConfig.of(missing)] = Fact(Missing(), time.time())
    if app and given.triggers:
        settings = ImageSettings(triggers=given.triggers)
        known[ImageConfig.of(app)] = Fact(ImageDetails("", settings=settings), time.time())
    return known


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Good | Bad) -> None:
    m = marked(example.text)
    given = example.given
    settings = Settings(as_buildkit=given.as_buildkit, target=given.target)
    m = replace(m, view=replace(m.view, settings=settings, facts=facts(given)))
    found = reports(m.view, (rule,))
    assert m.show(*(report.span for report in found)) == example.text
    edits = [edit for report in found if report.fix for edit in report.fix.edits]
    fixed = applied(m.doc.text, edits) if edits else None
    assert fixed == (example.fixed if isinstance(example, Bad) else None)
    if fixed is not None:
        assert not reports(marked(fixed).view, (rule,)), "the fix must satisfy the rule"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_is_documented(rule: Rule) -> None:
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", rule.name).lower()
    assert rule.check.check.__module__.rpartition(".")[2] == snake
    assert rule.summary.endswith(".")
    assert {type(example) for example in rule.examples} == {Good, Bad}
    assert all("<[" in e.text for e in rule.examples if isinstance(e, Bad))
