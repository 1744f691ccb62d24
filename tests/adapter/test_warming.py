"""What an idle server does beforehand is what a user's first answers would wait for."""

import subprocess
import sys

CODE = """
import sys
from dockerfile_lsp.adapter import lean
lean.load()
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from dockerfile_lsp.adapter.protocol import DockerfileProtocol
from dockerfile_lsp.adapter.warming import warming
from dockerfile_lsp.document import Document
from dockerfile_lsp.features import features
from dockerfile_lsp.workspace import View

class Writer:
    def write(self, data): raise AssertionError("something was sent")

server = LanguageServer("a", "b", protocol_cls=DockerfileProtocol)
server.protocol.set_writer(Writer())
steps = len(list(warming(server.protocol))) if sys.argv[1] == "warm" else 0
before = set(sys.modules)
answers = {feature.method: feature.answer for feature in features()}
view = View(Document.opened("file:///Dockerfile", "FROM alp\\nRUN --mo\\n\\n"))
for offset in (8, 17, 18):
    assert answers[types.TEXT_DOCUMENT_COMPLETION](view, offset).items
assert answers[types.TEXT_DOCUMENT_HOVER](view, 1)
print(steps, len(set(sys.modules) - before))
"""


def imported_late(how: str) -> tuple[int, int]:
    """The steps of warming, and how many modules the first real answers import behind it."""
    command = [sys.executable, "-c", CODE, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    steps, late = done.stdout.split()
    return int(steps), int(late)


def test_the_first_answers_behind_it_import_nothing() -> None:
    steps, late = imported_late("warm")
    assert steps > 3
    assert late == 0


def test_without_it_they_do() -> None:
    assert imported_late("cold")[1] > 10
