"""Our trees and BuildKit's recorded ones are the same, without an exception.

All answers with `./dev test --all`; of the corpus one in twelve otherwise.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from buildkit import SOURCES, Answer, answers, expanded
from dockerfile_lsp.syntax.dump import dump
from dockerfile_lsp.syntax.lexer import pieces
from dockerfile_lsp.syntax.line_words import line_words
from dockerfile_lsp.syntax.mapped import Mapped
from dockerfile_lsp.syntax.parse import parse
from dockerfile_lsp.syntax.pieces import Lexing
from dockerfile_lsp.syntax.tree import Directive, Tree
from required import EVERYTHING

AWKWARD = Path(__file__).parent / "awkward.jsonl"

_INNER_KEYS = ("cmd", "flags", "args", "json", "sub")
_KEYS = (*_INNER_KEYS, "start", "end", "heredocs", "comments")

# Without a place at an instruction. In the directives BuildKit counts lines from 0.
_NO_INSTRUCTIONS = "file with no instructions"
_IN_DIRECTIVES = ("invalid escape token", "only one ")

Dump = dict[str, Any]


class Compared(NamedTuple):
    key: str
    ours: object
    theirs: object


@pytest.mark.parametrize("source", SOURCES)
def test_every_key_is_as_buildkit_has_it(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    same: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for answer in accepted(source):
        for key, ours, theirs in compared(answer):
            total[key] += 1
            same[key] += ours == theirs
            if ours != theirs:
                wrong.append(f"{answer.name} {key}: {ours!r}, BuildKit: {theirs!r}")
    shares = ", ".join(f"{key} {same[key]}/{total[key]}" for key in total)
    if EVERYTHING:
        with capsys.disabled():
            sys.stdout.write(f"\n{source}: {shares}\n")
    assert not wrong, "\n".join([shares, *wrong[:20]])


@pytest.mark.parametrize(
    "line", AWKWARD.read_text("utf-8").splitlines(), ids=lambda line: json.loads(line)["id"]
)
def test_awkward_inputs_are_as_buildkit_has_them(line: str) -> None:
    """The same for inputs that are in this repository, chosen for their breadth."""
    recorded = json.loads(line)
    assert dump(parse(recorded["text"])) == recorded["dump"]


def test_lines_have_the_words_in_which_buildkit_looks_for_heredocs() -> None:
    seen = 0
    for answer in expanded():
        found = words_of_line(answer["word"])
        assert found == answer.get("line_words"), answer["word"]
        seen += 1
    assert seen > 1000


def words_of_line(line: str) -> list[str] | None:
    """None where there are none, and where a lexing error turns the search off."""
    lexed = pieces(Mapped(line, (0,), (0,), (len(line),)), 0, len(line), Lexing())
    if any(piece.kind == "broken" for piece in lexed):
        return None
    return [word.text for word in line_words(lexed)] or None


def accepted(source: str) -> Iterator[Answer]:
    step = 12 if source == "corpus" and not EVERYTHING else 1
    return (each for each in answers(source, step) if "parse_error" not in each.buildkit)


def compared(answer: Answer) -> Iterator[Compared]:
    """All that is in either of the two; of the corpus BuildKit's comments are not recorded."""
    tree = parse(answer.text)
    ours, theirs = dump(tree), expected(answer.buildkit)
    yield Compared("text", tree.text, answer.text)
    yield Compared("escape", ours["escape"], theirs["escape"])
    yield Compared("directives", ours["directives"], theirs["directives"])
    yield Compared("count", len(ours["nodes"]), len(theirs["nodes"]))
    for node, other in zip(ours["nodes"], theirs["nodes"], strict=False):
        for key in (key for key in _KEYS if key in node or key in other):
            if key != "comments" or "original" in answer.buildkit["nodes"][0]:
                yield Compared(key, node.get(key), other.get(key))
    for placed, node in zip(tree.instructions, answer.buildkit["nodes"], strict=False):
        if "original" in node:
            yield Compared("joined line", placed.node.line.text, node["original"])


def expected(buildkit: Dump) -> Dump:
    """BuildKit's answer with the keys that a dump has."""
    nodes = [{key: node[key] for key in _KEYS if key in node} for node in buildkit["nodes"]]
    for node in nodes:
        if "sub" in node:
            node["sub"] = _inner(node["sub"])
    return {"escape": buildkit["escape"], "directives": buildkit["directives"], "nodes": nodes}


def _inner(node: Dump) -> Dump:
    """ONBUILD's instruction, whose lines are those of ONBUILD."""
    found = {key: node[key] for key in _INNER_KEYS if key in node}
    return found | {"sub": _inner(node["sub"])} if "sub" in node else found


@pytest.mark.parametrize("source", SOURCES)
def test_what_buildkit_rejects_has_a_whole_tree_and_a_place_for_the_error(source: str) -> None:
    """The place is the one instruction, or the directive, that has the lines BuildKit names."""
    seen = 0
    for answer in answers(source):
        if "parse_error" not in answer.buildkit:
            continue
        tree, error = parse(answer.text), answer.buildkit["parse_error"]
        assert tree.text == answer.text
        assert has_place(tree, error["msg"], error["lines"]), (answer.name, error)
        seen += 1
    assert seen > 20


def has_place(tree: Tree, message: str, lines: list[list[int]]) -> bool:
    if message == _NO_INSTRUCTIONS:
        return not tree.instructions
    if message.startswith(_IN_DIRECTIVES):
        first = sum(item.text.count("\n") for item in tree.items[: _directives(tree)[-1]])
        return lines == [[first, first]]
    places = [[node["start"], node["end"]] for node in dump(tree)["nodes"]]
    return places.count(lines[0]) == 1


def _directives(tree: Tree) -> list[int]:
    """The indexes of the directives among the items."""
    return [at for at, item in enumerate(tree.items) if isinstance(item, Directive)]


@pytest.mark.parametrize("source", ["cases", "probes", "generated"])
def test_an_instruction_that_buildkit_refuses_leaves_the_others_alone(source: str) -> None:
    """BuildKit gives no nodes then; those of the file without that instruction must stand."""
    for answer in accepted(source):
        tree = parse(answer.text)
        if tree.escape != "\\" or not tree.instructions:
            continue
        last = tree.instructions[-1]
        text = f"{answer.text[: last.start]}LABEL refused\n{last.node.text}"
        nodes = expected(answer.buildkit)["nodes"]
        for key in ("start", "end"):
            nodes[-1][key] += 1
        found = dump(parse(text))["nodes"]
        assert _uncommented([*found[:-2], found[-1]]) == _uncommented(nodes), answer.name


def _uncommented(nodes: list[Dump]) -> list[Dump]:
    return [{key: node[key] for key in node if key != "comments"} for node in nodes]
