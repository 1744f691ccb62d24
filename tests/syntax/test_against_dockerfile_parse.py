"""A second opinion: the instructions' names and lines are also those of dockerfile-parse.

Where the two differ, BuildKit is with us (test_against_buildkit.py); all that is known of it is
in DIFFERENCES.
"""

import io
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dockerfile_parse import DockerfileParser

from buildkit import SOURCES, answers
from dockerfile_lsp.syntax.dump import dump
from dockerfile_lsp.syntax.parse import parse
from required import EVERYTHING

AWKWARD = Path(__file__).parent / "awkward.jsonl"


class Difference(NamedTuple):
    """Instructions (and other items) that `pattern` matches are read in two ways.

    `ours` and `theirs`: name, first and last line of each instruction of the example.
    """

    fact: str
    pattern: str
    example: str
    ours: str
    theirs: str


DIFFERENCES = (
    Difference(
        "The body of a here-document is no instructions",
        r"<<",
        "RUN <<EOF\nenv\nls\nEOF\nCMD a\n",
        "RUN 1-4, CMD 5-5",
        "RUN 1-1, ENV 2-2, LS 3-3, EOF 4-4, CMD 5-5",
    ),
    Difference(
        "A blank line does not end a continuation",
        r"\n[^\S\n]*\n",
        "RUN a \\\n\n b c\n",
        "RUN 1-3",
        "RUN 1-2, B 3-3",
    ),
    Difference(
        "An instruction that would go on at the end of the file is one",
        r"(?<![\\`])[\\`][ \t]*(?:\n(?:\s*+#[^\n]*+)*+\s*+)?\Z",
        "FROM a\nRUN b \\\n",
        "FROM 1-1, RUN 2-2",
        "FROM 1-1",
    ),
    Difference(
        "A keyword goes on in the next line, too",
        r"\A\s*[^\s\\`]*[\\`][ \t]*\r?\n",
        "RU\\\nN a\n",
        "RUN 1-2",
        "RU\\ 1-2",
    ),
    Difference(
        "A doubled escape token at the end of a line does not continue it",
        r"(\\\\|``)[ \t]*\r?\n",
        "RUN a \\\\\nRUN b\n",
        "RUN 1-1, RUN 2-2",
        "RUN 1-2",
    ),
    Difference(
        "Only spaces and tabs may follow the escape token that continues a line",
        r"[\\`][ \t]*[^\S \t\r\n]",
        "RUN a \\\v\n b c\n",
        "RUN 1-1, B 2-2",
        "RUN 1-2",
    ),
    Difference(
        "A keyword alone at the end of the file, without a line end, is an instruction",
        r"\A\s*[^\s\ufeff]\S*[^\S\n]*\Z",
        "FROM a\nRUN",
        "FROM 1-1, RUN 2-2",
        "FROM 1-1",
    ),
    Difference(
        "A byte order mark is dropped",
        r"\A\ufeff",
        "\ufeffFROM a\n",
        "FROM 1-1",
        "\ufeffFROM 1-1",
    ),
    Difference(
        "No other blank than space, tab, \\v, \\f and \\r ends a keyword",
        r"\A\s*[^\s\\`]+[^\S \t\v\f\r\n]",
        "RUN\xa0A b\n",
        "RUN\xa0A 1-1",
        "RUN 1-1",
    ),
)


@pytest.mark.parametrize("known", DIFFERENCES, ids=lambda known: known.fact)
def test_a_known_difference_is_still_one(known: Difference) -> None:
    assert shown(known.example) == [known]
    assert ", ".join(ours(known.example)) == known.ours
    assert ", ".join(theirs(known.example)) == known.theirs


def test_both_read_awkward_inputs_alike() -> None:
    texts = [json.loads(line)["text"] for line in AWKWARD.read_text("utf-8").splitlines()]
    assert compared(texts) > 0.5 * len(texts)


@pytest.mark.parametrize("source", SOURCES)
def test_both_read_alike_what_buildkit_was_asked(source: str) -> None:
    step = 12 if source == "corpus" and not EVERYTHING else 1
    texts = [answer.text for answer in answers(source, step)]
    assert compared(texts) > 0.5 * len(texts)


def compared(texts: list[str]) -> int:
    """How many texts there are without a known difference; in all of these the two agree."""
    plain = [text for text in texts if not shown(text)]
    for text in plain:
        assert ours(text) == theirs(text), text
    return len(plain)


def shown(text: str) -> list[Difference]:
    """The known differences that are to be expected in `text`."""
    items = [item.text for item in parse(text).items]
    return [known for known in DIFFERENCES if any(re.search(known.pattern, item) for item in items)]


def ours(text: str) -> list[str]:
    nodes = dump(parse(text))["nodes"]
    return [f"{node['cmd'].upper()} {node['start']}-{node['end']}" for node in nodes]


def theirs(text: str) -> list[str]:
    file: Any = io.BytesIO(text.encode("utf-8", "replace"))
    return [
        f"{found['instruction']} {found['startline'] + 1}-{found['endline'] + 1}"
        for found in DockerfileParser(fileobj=file).structure
        if found["instruction"] != "COMMENT"
    ]
