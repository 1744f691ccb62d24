"""The .dockerignore that counts for a Dockerfile, whose folder is taken for the build context."""

from pathlib import Path

from ..semantics.dockerignore import Dockerignore, IgnoreFile
from ..workspace import Fact, Facts


def ignore_file(name: str) -> Facts:
    """`NAME.dockerignore` beside the file, or else `.dockerignore`; nothing if neither is there."""
    path = Path(name)
    for found in (path.with_name(f"{path.name}.dockerignore"), path.with_name(".dockerignore")):
        try:
            text = found.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        return {IgnoreFile(name): Fact(Dockerignore(text), 0)}
    return {}
