"""What is known of a running build: where it is, what was printed, what went wrong."""

from collections import defaultdict, deque
from collections.abc import Callable
from typing import NamedTuple

from .output.events import Broke, Event, Moved, Printed, Said
from .steps import Lines

_LOG = 20  # lines kept of each step's output
_SAID = 400  # lines kept of the engine's own: an excerpt of a long RUN must fit
_LONGEST = 120  # characters of a progress message


class Progress(NamedTuple):
    message: str  # "3/7 RUN make", short enough for a status bar
    percentage: int | None  # 0 to 100, never falling; None while nothing is known
    lines: Lines | None  # the instruction that runs now


class Account:
    def __init__(
        self, on_progress: Callable[[Progress], None], on_output: Callable[[str], None]
    ) -> None:
        self._on_progress = on_progress
        self._on_output = on_output
        self._last = Progress("", None, None)
        self._printed: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_LOG))
        self._said: deque[str] = deque(maxlen=_SAID)
        self.broke: Broke | None = None
        self._moved = Moved("", None, "", 0, 0)

    @property
    def at(self) -> Broke | Moved:
        """The step that broke; where the engine names none, the one that it was at."""
        return self.broke or self._moved

    @property
    def said(self) -> tuple[str, ...]:
        """The engine's own lines."""
        return tuple(self._said)

    def printed_by(self, key: str) -> tuple[str, ...]:
        """The last lines of a step's output."""
        return tuple(self._printed[key])

    def take(self, event: Event) -> None:
        match event:
            case Moved():
                self._move(event)
            case Printed(key, line):
                self._printed[key].append(line)
                self._on_output(line)
            case Said(line):
                self._said.append(line)
                self._on_output(line)
            case Broke():
                self._break(event)

    def _move(self, moved: Moved) -> None:
        self._moved = moved
        text = " ".join(moved.text.split())
        if moved.step and moved.total:
            text = f"{min(moved.done + 1, moved.total)}/{moved.total} {text}"
        percentage = self._last.percentage
        if moved.total:
            percentage = max(percentage or 0, min(100 * moved.done // moved.total, 100))
        lines = moved.step.lines if moved.step else None
        progress = Progress(text[:_LONGEST], percentage, lines)
        if progress != self._last:
            self._last = progress
            self._on_progress(progress)

    def _break(self, broke: Broke) -> None:
        """The first is the cause; other stages are then cancelled and break, too."""
        if self.broke is None or _is_cancelled(self.broke):
            self.broke = broke


def _is_cancelled(broke: Broke) -> bool:
    return broke.message.lower().endswith("canceled")
