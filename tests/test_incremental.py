"""Random edits, one after the other: what is found after each is what is found from nothing.

300 of them, 10,000 with `./dev test --all`, or DOCKERFILE_LSP_EDITS; DOCKERFILE_LSP_SEED
repeats a run. Several files follow one another in the edited text, so that there are stages.
"""

import os
import random
import time

from buildkit import CORPUS, corpus
from dockerfile_lsp.document import Document
from dockerfile_lsp.lint import Report, reports
from dockerfile_lsp.rules import rules
from dockerfile_lsp.settings import Settings
from dockerfile_lsp.text import Edit, Span
from dockerfile_lsp.workspace import View
from required import EVERYTHING
from syntax.test_edits import an_edit, awkward

EDITS = int(os.environ.get("DOCKERFILE_LSP_EDITS", "10000" if EVERYTHING else "300"))
SEED = int(os.environ.get("DOCKERFILE_LSP_SEED", time.time_ns() % 2**32))
A_FILE_TAKES = 25

OURS = (
    "FROM a AS b\n", "COPY --from=b x y\n", "ARG A=1\n", "ENV A=$B\n", "FROM b\n",
    "ONBUILD ADD a b\n",
    "# check=skip=all\n", "# hadolint ignore=DL3006\n",
    "# hadolint global ignore=JSONArgsRecommended\n",
    "CMD x\n", "RUN $A\n", "WORKDIR x\n", "from", 'SHELL ["a"]\n', "ARG SOURCE_DATE_EPOCH=x\n",
    "RUN --mount=type=bind,from=b x\n", "LABEL a=b\n", "run x\n",
)  # fmt: skip


def check(doc: Document, settings: Settings) -> tuple[Report, ...]:
    return reports(View(doc, settings), rules())


def test_after_every_edit_the_findings_are_those_from_nothing() -> None:
    chance = random.Random(SEED)  # noqa: S311  # it is to be repeatable, not secret
    texts = corpus() if CORPUS.is_dir() else awkward()
    ways = (Settings(), Settings(as_buildkit=True))
    done = 0
    while done < EDITS:
        doc = Document.opened("u", "\n".join(chance.choices(texts, k=chance.randint(1, 4))))
        for _ in range(min(A_FILE_TAKES, EDITS - done)):
            edit = an_edit(chance, doc.text, texts)
            if chance.random() < 0.3:
                edit = Edit(edit.span, chance.choice(OURS))
            elif chance.random() < 0.2:
                start = doc.text.rfind("\n", 0, edit.span.start) + 1
                edit = Edit(Span(start, start), chance.choice(OURS))
            doc = doc.edited(edit)
            settings = chance.choice(ways)
            report = f"DOCKERFILE_LSP_SEED={SEED}, {settings.as_buildkit}, {edit!r}"
            assert check(doc, settings) == check(Document.opened("u", doc.text), settings), report
            done += 1
