"""Comments that keep other linters quiet, as people already write them.

`# hadolint ignore=DL3006,DL3008` and `# tally ignore=…` above an instruction, the same with
`global` anywhere, and `# dockerfile-utils: ignore` for all that is found in the next one.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_NAMES = re.compile(
    r"(?:hadolint|tally)\s+(global\s+)?ignore\s*=\s*([^\s,#;]+(?:\s*,\s*[^\s,#;]+)*)"
)
_ALL = re.compile(r"dockerfile-utils:\s*ignore\b")


class Ignored(NamedTuple):
    """The names, in lower case, whose findings are not wanted; `everything`: none is."""

    names: frozenset[str] = frozenset()
    everything: bool = False

    def has(self, names: Iterable[str]) -> bool:
        return self.everything or any(name.lower() in self.names for name in names)


def rule_name(written: str) -> str:
    """The name without tally's prefix: `buildkit/…`, `hadolint/…`."""
    return written.rpartition("/")[2]


def ignored(comments: Iterable[str], *, globally: bool) -> Ignored:
    """What the comments' texts, without `#`, say for one instruction or for the file."""
    names: set[str] = set()
    everything = False
    for text in comments:
        match = _NAMES.match(text)
        if match and bool(match[1]) == globally:
            names |= {rule_name(name.strip()).lower() for name in match[2].split(",")}
        everything = everything or (not globally and _ALL.match(text) is not None)
    return Ignored(frozenset(names), everything)
