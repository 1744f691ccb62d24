"""What happens in a build, whatever engine runs it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ..process import Line
from ..steps import Step


class Moved(NamedTuple):
    """The build is at another step, or further in one."""

    key: str  # tells the steps of one build apart
    step: Step | None  # None where it is none of the file's
    text: str  # "RUN make", or what the engine does in between
    done: int  # steps that are behind
    total: int  # 0 while it is not known


class Printed(NamedTuple):
    """A line of a step's output."""

    key: str
    line: str


class Broke(NamedTuple):
    """BuildKit, which runs several at once, says which step ended the build."""

    key: str
    step: Step | None
    text: str  # the step's
    message: str


class Said(NamedTuple):
    """A line of the engine itself."""

    line: str


Event = Moved | Printed | Broke | Said


class Reader(Protocol):
    """Reads one build's output. It keeps what earlier lines said, so one for each build."""

    def read(self, line: Line) -> Iterator[Event]: ...
