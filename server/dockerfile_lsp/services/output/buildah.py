"""buildah and podman: `[2/3] STEP 4/6: RUN make`, the stage in front where there are several."""

import re
from collections.abc import Iterator

from ..process import Line
from ..steps import Steps
from .events import Event, Moved, Printed, Said

_STEP = re.compile(r"(?:\[(\d+)/\d+\] )?STEP (\d+)/(\d+): (.*)")
_COMMIT = re.compile(r"(?:\[\d+/\d+\] )?COMMIT\b.*")
_ID = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
_OWN = re.compile(r"--> |Successfully tagged |[0-9a-f]{64}$|subprocess exited |container exited ")


class Buildah:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._key = ""
        self._error = ""

    def read(self, line: Line) -> Iterator[Event]:
        """An error counts as the engine's only if it is the last line: a RUN may print one, too."""
        if self._error:
            yield Printed(self._key, self._error)
            self._error = ""
        found = _STEP.fullmatch(line.text)
        if line.is_error and line.text.startswith("Error: "):
            yield Said(line.text)
            self._error = line.text
        elif found and not line.is_error:
            yield self._moved(found)
        elif line.is_error and line.text.startswith("time="):
            yield Said(line.text)
        elif _COMMIT.fullmatch(line.text) and not line.is_error:
            yield Moved("", None, "writing the image", 1, 1)
        elif line.text and not _OWN.match(line.text):
            yield Printed(self._key, line.text)

    def _moved(self, found: re.Match[str]) -> Moved:
        stage, place, total = int(found[1] or 1), int(found[2]), int(found[3])
        self._key = f"{stage}.{place}"
        step = self._steps.in_stage(stage, place, total)
        done, all_ = self._steps.behind(step) if step else (0, 0)
        return Moved(self._key, step, _ID.sub(r"\1", found[4]), done, all_)
