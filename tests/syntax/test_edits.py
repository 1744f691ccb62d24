"""Random edits of real Dockerfiles, one after the other: each is as if parsed from nothing.

300 of them, 10,000 with `./dev test --all`, or DOCKERFILE_LSP_EDITS; DOCKERFILE_LSP_SEED
repeats a run. Without the corpus the awkward inputs beside this file are edited.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

import pytest

from buildkit import CORPUS, corpus
from dockerfile_lsp.document import Document
from dockerfile_lsp.syntax.dump import dump
from dockerfile_lsp.syntax.instruction import Instruction
from dockerfile_lsp.syntax.parse import parse
from dockerfile_lsp.syntax.tree import Tree
from dockerfile_lsp.text import Edit, LineIndex, Span
from required import EVERYTHING

EDITS = int(os.environ.get("DOCKERFILE_LSP_EDITS", "10000" if EVERYTHING else "300"))
SEED = int(os.environ.get("DOCKERFILE_LSP_SEED", time.time_ns() % 2**32))
AWKWARD = Path(__file__).parent / "awkward.jsonl"

A_FILE_TAKES = 25
# Of processor time, several times what the slowest edit takes: a hang shows, a hiccup does not.
SECONDS_AT_MOST = 0.5

TYPED = (
    "a", " ", "\n", "\r\n", "\r", "\t", "\\", "\\\n", " \\ \n", "`", "`\n", "#", "'", '"', "$",
    "${", "}", "[", "]", "<", "<<", "<<EOF", "EOF\n", "\nEOF\n", "<<-'A' <<B", "\tA\n", "--", "=",
    "--x=", ":", "", "\ufeff", "#!x\n", "# escape=`\n", "# escape=\\\n", "# syntax=x\n",
    "# check=skip=all\n", "FROM a\n", "RUN a \\\n", "ONBUILD ", "HEALTHCHECK CMD ", "é",
    "ENV a=b \\\n# c\n\n", "한", 'CMD ["a", "\\u0041"]\n', "😀", "\ud83d", "\u2028", "\x0b",
    "\x0c", "\x85", "\xa0", "\x00",
)  # fmt: skip


@pytest.mark.usefixtures("frozen_heap")
def test_every_edit_is_as_from_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)  # noqa: S311  # it is to be repeatable, not secret
    texts = corpus() if CORPUS.is_dir() else awkward()
    done, slowest = 0, 0.0
    while done < EDITS:
        doc = Document.opened("u", chance.choice(texts))
        for _ in range(min(A_FILE_TAKES, EDITS - done)):
            edit = an_edit(chance, doc.text, texts)
            before, begin = doc, time.process_time()
            doc = doc.edited(edit)
            slowest = max(slowest, time.process_time() - begin)
            report = f"DOCKERFILE_LSP_SEED={SEED}, {edit!r} of {before.text!r}"
            assert_as_from_nothing(before, edit, doc, report)
            done += 1
        assert dump(doc.tree) == dump(parse(doc.text)), f"DOCKERFILE_LSP_SEED={SEED}"
        assert slowest < SECONDS_AT_MOST, f"DOCKERFILE_LSP_SEED={SEED}: {slowest:.3f} s"
    if EDITS > 300:
        with capsys.disabled():
            took = f"the slowest took {slowest * 1e3:.1f} ms"
            sys.stdout.write(f"\n{done} edits, DOCKERFILE_LSP_SEED={SEED}: {took}\n")


def awkward() -> tuple[str, ...]:
    return tuple(json.loads(line)["text"] for line in AWKWARD.read_text("utf-8").splitlines())


def an_edit(chance: random.Random, text: str, texts: tuple[str, ...]) -> Edit:
    """Something typed, deleted, replaced, or pasted from another file; often near the top."""
    limit = len(text) if chance.random() < 0.8 else min(len(text), 80)
    start = chance.randint(0, limit)
    end = min(len(text), start + chance.choice((0, 0, 0, 1, 1, 2, 8, 80, 800)))
    if chance.random() < 0.05:
        other = chance.choice(texts)
        begin = chance.randint(0, len(other))
        return Edit(Span(start, end), other[begin : begin + chance.randint(0, 400)])
    return Edit(Span(start, end), chance.choice(TYPED))


def assert_as_from_nothing(before: Document, edit: Edit, doc: Document, report: str) -> None:
    text = before.text[: edit.span.start] + edit.text + before.text[edit.span.end :]
    assert doc.text == text, report
    assert doc.tree.text == text, report
    assert doc.tree == parse(text), report
    fresh = LineIndex(text)
    assert doc.lines.count == fresh.count, report
    for line in range(max(fresh.position(edit.span.start)[0] - 2, 0), fresh.count):
        assert doc.lines.span(line) == fresh.span(line), report
    try:
        ask_everything(new_instructions(before.tree, doc.tree))
    except Exception as problem:
        raise AssertionError(report) from problem


def new_instructions(before: Tree, after: Tree) -> list[Instruction]:
    kept = {id(item) for item in before.items}
    return [placed.node for placed in after.instructions if id(placed.node) not in kept]


def ask_everything(instructions: list[Instruction]) -> None:
    for node in instructions:
        assert node.span.end <= len(node.text)
        for word in node.words:
            assert "".join(piece.text for piece in word.pieces) == word.text
            assert 0 <= word.span.start <= word.span.end <= len(node.text)
        assert all(mark.span.end <= len(node.text) for mark in node.marks)
        assert len(node.heredocs) == len(node.marks)
        assert node.pairs is not None
