"""buildah and podman: `[2/3] STEP 4/6: RUN make`, the stage in front where there are several."""

import re
from collections.abc import Iterator

from ..process import Line
from ..steps import Step, Steps
from .events import Broke, Event, Moved, Printed, Said

_STEP = re.compile(r"(?:\[(\d+)/(\d+)\] )?STEP (\d+)/(\d+): (.*)")
_COMMIT = re.compile(r"(?:\[\d+/\d+\] )?COMMIT\b.*")
_OWN = re.compile(r"--> |Successfully tagged |[0-9a-f]{64}$|subprocess exited |container exited ")


class Buildah:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._key = ""
        self._step: Step | None = None
        self._text = ""

    def read(self, line: Line) -> Iterator[Event]:
        text = line.text
        found = _STEP.fullmatch(text)
        if found and not line.is_error:
            yield self._moved(found)
        elif line.is_error and text.startswith(("Error: ", "time=")):
            yield Said(text)
            if text.startswith("Error: "):
                yield Broke(self._key, self._step, self._text, "")
        elif not line.is_error and _COMMIT.fullmatch(text):
            yield Moved("writing the image", None, 1, 1)
        elif text and not _OWN.match(text):
            yield Printed(self._key, text)

    def _moved(self, found: re.Match[str]) -> Moved:
        stage, _, place, total = (int(found[group] or 1) for group in range(1, 5))
        self._key = f"{stage}.{place}"
        self._text = found[5]
        self._step = self._steps.in_stage(stage, place, total)
        done, all_ = self._steps.behind(self._step) if self._step else (0, 0)
        return Moved(self._text, self._step, done, all_)
