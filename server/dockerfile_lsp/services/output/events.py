"""What happens in a build, whatever engine runs it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ..process import Line
from ..steps import Step


class Moved(NamedTuple):
    """The build is at another step, or further in one."""

    text: str  # "RUN make", or what the engine does in between
    step: Step | None
    done: int  # steps that are behind
    total: int  # 0 while it is not known


class Printed(NamedTuple):
    """A line of a step's output."""

    key: str  # tells the steps of one build apart
    line: str


class Broke(NamedTuple):
    """The step that ended the build."""

    key: str
    step: Step | None
    text: str  # the step's
    message: str  # "" where the engine says it at its end only


class Said(NamedTuple):
    """A line of the engine itself."""

    line: str


Event = Moved | Printed | Broke | Said


class Reader(Protocol):
    """Reads one build's output. It keeps what earlier lines said, so one for each build."""

    def read(self, line: Line) -> Iterator[Event]: ...
