"""What runs the rules: order, settings, the guard, and how long findings are kept."""

import logging
from collections.abc import Iterator, Sequence

import pytest

from dockerfile_lsp.document import Document
from dockerfile_lsp.frozen import replace
from dockerfile_lsp.lint import reports
from dockerfile_lsp.rule import (
    Finding,
    On,
    Rule,
    Severity,
    on_instruction,
    on_instruction_in,
    on_stage,
    on_view,
)
from dockerfile_lsp.rules import rules
from dockerfile_lsp.semantics.problems import spot
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.syntax.instruction import Instruction
from dockerfile_lsp.text import Edit, Span
from dockerfile_lsp.workspace import View
from marked import marked

ASKED: list[str] = []


def named(check: On, name: str = "R") -> Rule:
    return Rule(name, Severity.WARNING, check, ())


def each(node: Instruction) -> Iterator[Finding]:
    ASKED.append(node.keyword.text)
    yield Finding(spot(node, node.keyword), "here")


def last_of(nodes: Sequence[Instruction]) -> Iterator[Finding]:
    ASKED.append(" ".join(node.rest.text for node in nodes))
    for node in nodes[-1:]:
        yield Finding(spot(node, node.keyword), "last")


def lit(node: Instruction, light: str) -> Iterator[Finding]:
    ASKED.append(f"{node.rest.text} {light}")
    yield Finding(spot(node, node.keyword), "here")


def broken(_subject: object) -> Iterator[Finding]:
    raise ZeroDivisionError


def check(text: str, *rules: Rule, settings: Settings | None = None) -> None:
    """What the rules find is at the marks."""
    m = marked(text, settings)
    assert m.show(*(report.span for report in reports(m.view, rules))) == text


def asked(view: View, rule: Rule) -> list[str]:
    ASKED.clear()
    reports(view, (rule,))
    return list(ASKED)


def after(view: View, old: str, new: str) -> View:
    """The view after the first `old` was replaced, all found out before the edit still known."""
    start = view.document.text.index(old)
    return View(view.document.edited(Edit(Span(start, start + len(old)), new)), view.settings)


def test_findings_stand_in_the_order_of_the_text() -> None:
    check("<[FROM]> a\n<[RUN]> b\n", named(on_instruction(each)))


def test_a_rule_that_raises_costs_that_rule_alone(caplog: pytest.LogCaptureFixture) -> None:
    check("<[FROM]> a\n", named(on_view(broken), "Broken"), named(on_instruction(each)))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "Broken failed on file:///w/Dockerfile version 0" in caplog.text


def test_a_rule_that_is_off_finds_nothing() -> None:
    check("FROM a\n", named(on_instruction(each)), settings=Settings(severities={"R": "off"}))
    check("<[FROM]> a\n", named(on_instruction(each)), settings=Settings(severities={"S": "off"}))


def test_a_severity_of_the_user_counts() -> None:
    m = marked("FROM a\n", Settings(severities={"R": "hint"}))
    assert [each.severity for each in reports(m.view, (named(on_instruction(each)),))] == [
        Severity.HINT
    ]


def test_only_the_instructions_around_a_change_are_asked_again() -> None:
    text = "".join(f"RUN {number}\n" for number in range(1000))
    rule, view = named(on_instruction(each)), marked(f"FROM a\n{text}").view
    assert len(asked(view, rule)) == 1001
    assert asked(view, rule) == []
    view = after(view, "RUN 500\n", "# note\n\nENV c\n")
    assert "ENV" in asked(view, rule)
    assert len(asked(after(view, "ENV c", "ENV d"), rule)) < 50


def test_a_rule_is_given_the_instructions_of_its_names() -> None:
    check("FROM a\n<[RUN]> b\nENV c=d\n<[run]> e\n", named(on_instruction(each, "RUN", "CMD")))


def test_a_stage_is_asked_again_only_when_one_of_the_named_changed() -> None:
    rule = named(on_stage(last_of, "RUN"))
    view = marked("FROM a\nRUN b\nFROM c\nRUN d\nRUN e\nCMD x\nENV f=g\n").view
    assert asked(view, rule) == ["b", "d e"]
    assert asked(after(view, "ENV f", "ENV g"), rule) == []
    assert asked(after(view, "RUN e", "RUN f"), rule) == ["d f"]


def test_another_light_has_all_instructions_asked_again() -> None:
    rule = named(on_instruction_in(lambda view: view.locale, lit))
    view = marked("FROM a\nRUN b\n").view
    assert asked(view, rule) == ["a en", "b en"]
    assert asked(view, rule) == []
    assert asked(replace(view, locale="ko"), rule) == ["a ko", "b ko"]
    assert asked(view, named(on_instruction_in(lambda _: None, lit))) == []


def test_what_is_kept_moves_with_the_text() -> None:
    rule, view = named(on_stage(last_of, "RUN")), marked("FROM a\nRUN b\n").view
    reports(view, (rule,))
    moved = after(view, "FROM", "# note\n\nFROM")
    (report,) = reports(moved, (rule,))
    assert report.span.of(moved.document.text) == "RUN"


def test_other_rules_do_not_get_what_was_kept_for_these() -> None:
    view = marked("FROM a\n").view
    assert reports(view, (named(on_instruction(each)),))
    assert not reports(view, (named(on_instruction(lambda _: iter(()))),))


def test_an_inner_instruction_is_in_its_outer_ones_place() -> None:
    def inner(node: Instruction) -> Iterator[Finding]:
        if node.inner:
            yield Finding(spot(node.inner, node.inner.keyword), "inner")

    check("FROM a\nONBUILD <[RUN]> b\n", named(on_instruction(inner)))


def test_an_empty_document_has_no_findings() -> None:
    view = View(Document.opened("u", ""))
    assert not reports(view, (named(on_instruction(each)),))


def test_what_a_stage_left_is_kept_until_what_it_takes_changes() -> None:
    """Problems of a child follow a change in its parent, and a trigger's keep their place."""
    text = "FROM scratch AS a\nENV X=1\nONBUILD WORKDIR $Y\nFROM a\nCOPY $X $Z /\n"
    view = marked(text, Settings(as_buildkit=True)).view
    undefined = next(rule for rule in rules() if rule.name == "UndefinedVar")

    def found(view: View) -> list[str]:
        return [each.span.of(view.document.text) for each in reports(view, (undefined,))]

    assert found(view) == ["$Y", "$Z"]
    view = after(view, "ENV X=1", "ENV Z=1")
    assert found(view) == ["$Y", "$X"]
    view = after(view, "ONBUILD", "# note\nONBUILD")
    assert found(view) == ["$Y", "$X"]
