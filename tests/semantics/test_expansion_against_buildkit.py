"""Words expanded here and by BuildKit: ../shared/buildkit/expand.jsonl, see ../shared/README.md."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from dockerfile_lsp.semantics.expander import expanded
from dockerfile_lsp.semantics.expansion import Expansion, Variable
from dockerfile_lsp.syntax.lexer import pieces
from dockerfile_lsp.syntax.mapped import Mapped
from dockerfile_lsp.syntax.pieces import Lexing
from required import ROOT, missing

ANSWERS = ROOT.parent / "shared/buildkit/expand.jsonl"
KEYS = ("value", "error", "matched", "unmatched", "words", "body")

# BuildKit's texts tell the kinds apart; what is none of these is the text of `:?` or `?`.
KINDS = (
    ("missing '}'", "brace"),
    ("missing '/' in ${}", "slash"),
    ("unexpected end of statement", "quote"),
    ("unsupported modifier", "modifier"),
    ("bad substitution", "substitution"),
)


def records() -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    if not ANSWERS.exists():
        missing("there is no ../shared/buildkit/expand.jsonl beside the checkout")
    environments, *lines = ANSWERS.read_text(encoding="utf-8").splitlines()
    known = json.loads(environments)
    for line in lines:
        record = json.loads(line)
        yield record, known[record["env"]]


def kind(message: str | None) -> str:
    if message is None:
        return ""
    if "invalid pattern (" in message and "invalid escape" in message:
        return "pattern"
    last = message.rpartition(": ")[2]
    return next((name for text, name in KINDS if text in last), "required")


def ours(text: str, lexing: Lexing, known: dict[str, str]) -> Expansion:
    whole = Mapped(text, (0,), (0,), (len(text),))
    lexed = pieces(whole, 0, len(text), lexing)
    return expanded(lexed, lambda name: Variable(known.get(name)), lexing.escape)


def agreement(record: dict[str, Any], known: dict[str, str]) -> Iterator[tuple[str, Any, Any]]:
    """Each key with BuildKit's answer and ours."""
    word = ours(record["word"], Lexing(record["escape"]), known)
    body = ours(record["word"], Lexing("\\", quotes=False), known)
    fault = word.fault.kind if word.fault else ""
    yield "error", kind(record.get("error")), fault
    names = {
        is_set: sorted({u.piece.name for u in word.uses if (u.variable.text is not None) == is_set})
        for is_set in (True, False)
    }
    yield "matched", record["matched"], names[True]
    yield "unmatched", record["unmatched"], names[False]
    if "error" not in record:
        yield "value", record["value"], word.text
        yield "words", record.get("words", []), list(word.words)
    wanted = record.get("body", "") if "body_error" not in record else kind(record["body_error"])
    yield "body", wanted, body.fault.kind if body.fault else body.text


def test_every_word_has_buildkits_value() -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    different: list[str] = []
    for record, known in records():
        for key, theirs, found in agreement(record, known):
            asked[key] += 1
            right[key] += theirs == found
            if theirs != found:
                different.append(f"{key} of {record['word']!r}: {theirs!r}, not {found!r}")
    shares = ", ".join(f"{key} {right[key]}/{asked[key]}" for key in KEYS)
    print(f"\nagreement with BuildKit: {shares}")  # noqa: T201
    if different:
        pytest.fail("\n".join((shares, *different[:20])), pytrace=False)
