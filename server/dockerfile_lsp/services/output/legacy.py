"""The builder that Docker had before BuildKit: `Step 4/5 : RUN make`."""

import re
from collections.abc import Iterator

from ..process import Line
from ..steps import Steps
from .events import Event, Moved, Printed, Said

_STEP = re.compile(r"Step (\d+)/(\d+) : (.*)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # a RUN's standard error comes in red
_OWN = re.compile(r" ---> |Removed intermediate container |Successfully (built|tagged) ")


class Legacy:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._key = ""

    def read(self, line: Line) -> Iterator[Event]:
        text = _COLOUR.sub("", line.text)
        found = _STEP.fullmatch(text)
        if line.is_error:
            yield Said(text)
        elif found:
            self._key = found[1]
            place, total = int(found[1]), int(found[2])
            yield Moved(self._key, self._steps.in_file(place), found[3], place - 1, total)
        elif text.startswith("Sending build context "):
            yield Moved("", None, "load build context", 0, 0)
        elif text and not _OWN.match(text):
            yield Printed(self._key, text)
