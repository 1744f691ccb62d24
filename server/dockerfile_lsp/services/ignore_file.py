"""The .dockerignore that counts for a Dockerfile, whose folder is taken for the build context."""

import time
from pathlib import Path

from ..semantics.dockerignore import Dockerignore, IgnoreFile
from ..workspace import Fact, Facts

_MOST = 1 << 20  # bytes; more is no list of patterns


def ignore_file(path: Path, uri: str) -> Facts:
    """`NAME.dockerignore` beside `path`, or else `.dockerignore`; nothing if neither is there.

    `uri` is that of the document, which the fact is about.
    """
    for found in (path.with_name(f"{path.name}.dockerignore"), path.with_name(".dockerignore")):
        try:
            if not found.is_file():  # a pipe would never end
                continue
            with found.open("rb") as file:
                text = file.read(_MOST).decode("utf-8", "replace")
        except OSError:
            continue
        return {IgnoreFile(uri): Fact(Dockerignore(text), time.time())}
    return {}
