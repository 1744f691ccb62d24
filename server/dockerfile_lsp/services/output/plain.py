"""BuildKit's `--progress=plain`, of every version: `#8 [build 4/5] RUN make`, `#8 0.2 output`."""

import re
from collections.abc import Iterator

from ..process import Line
from ..steps import Steps
from .events import Broke, Event, Moved, Printed, Said
from .vertex_name import plain_words, vertex_name

_LINE = re.compile(r"#(\d+) (.*)")
_OUTPUT = re.compile(r"(\d+\.\d+) (.*)")


class Plain:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._names: dict[str, str] = {}
        self._done: set[str] = set()

    def read(self, line: Line) -> Iterator[Event]:
        found = _LINE.fullmatch(line.text)
        if not found:
            if line.text:
                yield Said(line.text)
            return
        number, text = found.groups()
        output = _OUTPUT.fullmatch(text)
        if number not in self._names:
            self._names[number] = text
            yield self._moved(number)
        elif output:
            yield Printed(number, output[2])
        elif text.startswith("ERROR: "):
            yield self._broke(number, text.removeprefix("ERROR: "))
        elif text == "CACHED" or text.startswith("DONE "):
            self._done.add(number)

    def _broke(self, number: str, message: str) -> Broke:
        name = vertex_name(self._names[number])
        if not name:
            return Broke(number, None, plain_words(self._names[number]), message)
        return Broke(number, name.step(self._steps), name.text, message)

    def _moved(self, number: str) -> Moved:
        """Steps are named when they begin, so the total is that of the stages begun."""
        names = {each: name for each, text in self._names.items() if (name := vertex_name(text))}
        total = sum({name.stage: name.total for name in names.values()}.values())
        done = len(names.keys() & self._done)
        name = names.get(number)
        if not name:
            return Moved(number, None, plain_words(self._names[number]), done, total)
        return Moved(number, name.step(self._steps), name.text, done, total)
