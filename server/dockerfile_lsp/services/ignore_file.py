"""The .dockerignore that counts for a Dockerfile, whose folder is taken for the build context."""

import os
import time

from ..semantics.dockerignore import Dockerignore, IgnoreFile
from ..workspace import Fact, Facts

_MOST = 1 << 20  # bytes; more is no list of patterns


def ignore_file(path: str | os.PathLike[str], uri: str) -> Facts:
    """`NAME.dockerignore` beside the Dockerfile, or else `.dockerignore`; nothing without either.

    `uri` is that of the document, which the fact is about.
    """
    folder = os.path.dirname(path)
    for found in (f"{os.fspath(path)}.dockerignore", os.path.join(folder, ".dockerignore")):
        try:
            if not os.path.isfile(found):  # a pipe would never end
                continue
            with open(found, "rb") as file:
                text = file.read(_MOST).decode("utf-8", "replace")
        except OSError:
            continue
        return {IgnoreFile(uri): Fact(Dockerignore(text), time.time())}
    return {}
