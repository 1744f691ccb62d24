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
imported = len(set(sys.modules) - before)
compiled = []
sys.addaudithook(lambda event, _: event == "compile" and compiled.append(event))
at = {"line": 1, "character": 2}
params = {
    "textDocument": {"uri": "file:///Dockerfile", "version": 9},
    "contentChanges": [{"range": {"start": at, "end": at}, "text": "x"}],
}
server.protocol.structure_message(
    {"jsonrpc": "2.0", "method": types.TEXT_DOCUMENT_DID_CHANGE, "params": params}
)
print(steps, imported, len(compiled))
"""


def late(how: str) -> tuple[int, int, int]:
    """The steps of warming; behind it how many modules the first real answers import, and how
    much the first edit has compiled: its converters.
    """
    command = [sys.executable, "-c", CODE, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    steps, imported, compiled = map(int, done.stdout.split())
    return steps, imported, compiled


def test_behind_it_the_first_answers_import_nothing_and_the_first_edit_compiles_nothing() -> None:
    steps, imported, compiled = late("warm")
    assert steps > 3
    assert (imported, compiled) == (0, 0)


def test_without_it_they_do() -> None:
    _, imported, compiled = late("cold")
    assert imported > 10
    assert compiled > 3
