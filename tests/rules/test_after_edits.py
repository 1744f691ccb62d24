"""What is kept from one version to the next is as true as what is found anew."""

import random
from collections.abc import Iterator

from buildkit import answers
from dockerfile_lsp.document import Document
from dockerfile_lsp.lint import Report, reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.text import Edit, Span
from dockerfile_lsp.workspace import View
from required import EVERYTHING

FILES = 400 if EVERYTHING else 60
EDITS = 12

# What edits are made of: whatever turns one construct into another.
PIECES = (
    "\n", "\\\n", "#", " ", "\r\n", "'", '"', "$", "${", "}", "<<EOF\n", "EOF\n", "FROM a AS b\n",
    "FROM b\n", "ARG X=1\n", "ENV X=2\n", "ONBUILD ", "COPY --from=b x y\n", "WORKDIR d\n",
    "SHELL []\n", "# check=skip=all\n", "--from=", "\ufeff", "`", "[",
)  # fmt: skip


def test_findings_after_edits_are_those_of_the_text() -> None:
    dice = random.Random(20)  # noqa: S311  # not for secrets
    for name, text in texts():
        doc = Document.opened("file:///Dockerfile", text)
        shown(doc)
        for _ in range(EDITS):
            edit = drawn(dice, doc.text)
            doc = doc.edited(edit)
            fresh = Document.opened(doc.uri, doc.text)
            assert shown(doc) == shown(fresh), (name, edit, doc.text)


def texts() -> Iterator[tuple[str, str]]:
    for source, step in (("generated", 7), ("corpus", 50)):
        for number, answer in enumerate(answers(source, step)):
            if number < FILES and len(answer.text) < 3000:
                yield answer.name, answer.text


def drawn(dice: random.Random, text: str) -> Edit:
    start = dice.randint(0, len(text))
    end = min(len(text), start + dice.choice((0, 0, 0, 1, 2, 30)))
    return Edit(Span(start, end), dice.choice(("", *PIECES)))


def shown(doc: Document) -> list[Report]:
    return list(reports(View(doc), rules()))
