"""What is found in every public case, both ways to judge."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from buildkit import Answer
from compared import differences
from dockerfile_lsp.lint import Report, reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.syntax.dump import Node, dump
from public_cases import NAMES, case


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


LATER, FINDINGS, INSTRUCTIONS = table("later"), table("findings"), table("instructions")


def test_the_tables_name_cases() -> None:
    case("copy-from-empty")
    assert {*LATER, *FINDINGS, *INSTRUCTIONS} <= set(NAMES)
    assert not set(LATER) & set(FINDINGS)


@pytest.mark.parametrize("name", [name for name in NAMES or FINDINGS if name not in LATER])
def test_by_default(name: str) -> None:
    view = case(name).marked.view
    found = [
        told(each, view.document.text)
        for each in reports(view, rules())
        if not each.rule.name.startswith("BaseImage")
    ]
    assert found == FINDINGS.get(name, [])


def told(report: Report, text: str) -> str:
    line = text.count("\n", 0, report.span.start) + 1
    severity = report.severity.name.lower()
    return f"{severity} {report.rule.name} {line} {report.span.of(text)}"


@pytest.mark.parametrize("name", NAMES or FINDINGS)
def test_as_buildkit(name: str) -> None:
    """The recorded answers give a line for each warning, and some for an error."""
    known = case(name)
    told = [{**each, "lines": [[each["line"]] * 2]} for each in known.buildkit["warnings"]]
    answer: dict[str, Any] = {"warnings": told}
    if "error" in known.buildkit:
        lines = known.buildkit["error"].get("lines", [])
        places = [[min(lines), max(lines)]] if lines else []
        answer["error"] = {"msg": known.buildkit["error"]["msg"], "lines": places}
    assert not [*differences(Answer(name, known.marked.doc.text, answer))]


@pytest.mark.parametrize("name", INSTRUCTIONS)
def test_the_instructions(name: str) -> None:
    nodes = dump(case(name).marked.doc.tree)["nodes"]
    assert [*map(shown, nodes)] == INSTRUCTIONS[name]


def shown(node: Node) -> str:
    lines = "-".join(map(str, sorted({node["start"], node["end"]})))
    heredocs = (f"<<{each['name']}" for each in node.get("heredocs", ()))
    return " | ".join((f"{node['cmd']} {lines}", *node.get("flags", ()), *node["args"], *heredocs))
