"""The builder that Docker had before BuildKit: `Step 4/5 : RUN make`."""

import re
from collections.abc import Iterator

from ..process import Line
from ..steps import Step, Steps
from .events import Broke, Event, Moved, Printed, Said

_STEP = re.compile(r"Step (\d+)/(\d+) : (.*)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # a RUN's standard error comes in red
_OWN = re.compile(r" ---> |Removed intermediate container |Successfully (built|tagged) ")


class Legacy:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._place = 0
        self._step: Step | None = None
        self._text = ""

    def read(self, line: Line) -> Iterator[Event]:
        text = _COLOUR.sub("", line.text)
        found = _STEP.fullmatch(text)
        if found and not line.is_error:
            self._place, total, self._text = int(found[1]), int(found[2]), found[3]
            self._step = self._steps.in_file(self._place)
            yield Moved(self._text, self._step, self._place - 1, total)
        elif text.startswith("Sending build context "):
            yield Moved("load build context", None, 0, 0)
        elif line.is_error and text.strip():
            yield Said(text)
            if self._place:
                yield Broke(str(self._place), self._step, self._text, "")
        elif text and not _OWN.match(text):
            yield Printed(str(self._place), text)
