"""BuildKit's names for what it does: `[linux/amd64 build  3/12] RUN make`."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..steps import Step, Steps

# dockerfile2llb/convert.go, `prefixCommand`; the place is padded with blanks.
_NAME = re.compile(
    r"\[(?:[^\s/]+/\S+ +)?(?:(?P<stage>[^\s/]+) +)?(?P<place> *\d+)/(?P<total>\d+)\] (?P<text>.*)",
    re.S,
)


class VertexName(NamedTuple):
    stage: str  # "" in a file of one stage
    place: int
    total: int
    text: str  # the instruction, variables put in

    def step(self, steps: Steps) -> Step | None:
        return steps.vertex(self.stage, self.place, self.total)


@lru_cache(1000)  # asked again with every progress of a layer
def vertex_name(name: str) -> VertexName | None:
    """None for what is no instruction's, such as "[internal] load .dockerignore"."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    return VertexName(found["stage"] or "", int(found["place"]), int(found["total"]), found["text"])


def plain_words(name: str) -> str:
    """An internal vertex in words for the user: without its mark."""
    return name.removeprefix("[internal] ")
