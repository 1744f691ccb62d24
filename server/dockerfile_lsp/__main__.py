import gc
import os
import sys
from typing import NoReturn

from dockerfile_lsp.cli import main

# A start makes tens of thousands of objects that stay, and no garbage.
COLLECTED_AFTER = 100_000  # objects


def run() -> NoReturn:
    """The command line's process: a check spends a quarter of its time on what this leaves out."""
    gc.set_threshold(COLLECTED_AFTER)
    try:
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # Who reads has enough, as `head` does; 141 is what a shell says of SIGPIPE.
        status = 141
    # Python would take down module by module; nothing that counts is open any more.
    os._exit(status)  # pyright: ignore[reportPrivateUsage]


if __name__ == "__main__":
    run()
