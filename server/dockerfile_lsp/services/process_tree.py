"""What a process has started, directly or not. Known on Linux alone; elsewhere nothing is said."""

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")


class Child(NamedTuple):
    pid: int
    parent: int
    born: str  # clock ticks since the machine started: tells a process from a later one's same pid
    program: str  # its first argument

    def kill(self) -> None:
        """Ends it, if it is still the same process and ours to end."""
        now = _read(self.pid)
        if now and now.born == self.born:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, signal.SIGKILL)


def below(pid: int) -> tuple[Child, ...]:
    """All that descend from `pid`, without itself."""
    children: dict[int, list[Child]] = {}
    for entry in _PROC.glob("[0-9]*"):
        child = _read(int(entry.name))
        if child:
            children.setdefault(child.parent, []).append(child)
    found: list[Child] = []
    parents = [pid]
    while parents:
        new = children.get(parents.pop(), [])
        found += new
        parents += (child.pid for child in new)
    return tuple(found)


def run_by_buildah(pid: int) -> tuple[Child, ...]:
    """The processes of a RUN in a build by podman or buildah.

    Both run it below a copy of themselves called `buildah-oci-runtime` or
    `buildah-chroot-runtime` (buildah's run_linux.go, chroot/run.go).
    """
    runtimes = [child for child in below(pid) if child.program.startswith("buildah-")]
    inside = {child for runtime in runtimes for child in below(runtime.pid)}
    return tuple(inside.difference(runtimes))


def _read(pid: int) -> Child | None:
    """None once the process has ended, or where there is no /proc."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text(errors="replace")
        line = (_PROC / str(pid) / "cmdline").read_text(errors="replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()  # proc(5): state, parent, …; start time is field 22
    return None if fields[0] == "Z" else Child(pid, int(fields[1]), fields[19], line.split("\0")[0])
