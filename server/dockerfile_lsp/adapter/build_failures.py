"""Where builds failed, as diagnostics that stay until the instruction's text changes."""

from pathlib import Path
from typing import NamedTuple

from ..document import Document
from ..services.build import Failed
from ..services.engine_probe import Engine
from ..syntax.instruction import Instruction
from ..syntax.tree import Placed
from ..text import Span
from ..wire import to_json
from ..workspace import View
from .frames import Json

_LOG = 10  # lines of the step's output that the diagnostic shows


class _Failure(NamedTuple):
    node: Instruction
    number: int  # among the instructions of the file that was built
    source: str
    message: str


class BuildFailures:
    """At most one a document: that of its last build."""

    def __init__(self) -> None:
        self._known: dict[str, _Failure] = {}

    def forget(self, uri: str) -> None:
        self._known.pop(uri, None)

    def note(self, built: Document, failed: Failed, engine: Engine) -> None:
        """The build of that text failed; nothing is noted where no instruction is to blame."""
        if not failed.lines or failed.lines.first > built.lines.count:
            return
        at = built.lines.span(failed.lines.first - 1)
        instructions = built.tree.instructions
        for index, placed in enumerate(instructions):
            if placed.start <= at.end and at.start < placed.start + len(placed.node.text):
                message = "\n".join((failed.message, *failed.log[-_LOG:]))
                source = f"{Path(engine.program).stem} build"
                self._known[built.uri] = _Failure(placed.node, index, source, message)
                return

    def of(self, view: View) -> list[Json]:
        doc = view.document
        failure = self._known.get(doc.uri)
        if not failure:
            return []
        placed = _found(doc, failure)
        if not placed:
            self.forget(doc.uri)
            return []
        return [
            {
                "range": to_json(doc, _first_line(placed)),
                "severity": 1,
                "source": failure.source,
                "message": failure.message,
            }
        ]


def _found(doc: Document, failure: _Failure) -> Placed | None:
    """The instruction itself, or else the one of the same text nearest to its number."""
    instructions = doc.tree.instructions
    itself = next((placed for placed in instructions if placed.node is failure.node), None)
    if itself:
        return itself
    equal = [index for index, placed in enumerate(instructions) if placed.node == failure.node]
    nearest = min(equal, key=lambda index: abs(index - failure.number), default=None)
    return None if nearest is None else instructions[nearest]


def _first_line(placed: Placed) -> Span:
    """The instruction to the end of its first line: all of a long RUN would hide the file."""
    own = placed.node.span
    first = own.of(placed.node.text).partition("\n")[0].rstrip()
    return placed.span(Span(own.start, own.start + len(first)))
