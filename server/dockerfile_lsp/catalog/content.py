"""Files that lie in a package, on disk or in a zip.

`importlib.resources` does the same, but takes longer to import than any of them to read.
"""

from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Protocol, cast


class _Reader(Protocol):
    def get_data(self, path: str) -> bytes: ...


def content(package: ModuleSpec | None, path: str) -> bytes:
    """What is in the file `path` of the package whose `__spec__` is given."""
    assert package, "it was imported"
    assert package.origin, "it is made of files"
    return cast("_Reader", package.loader).get_data(str(Path(package.origin).parent / path))
