"""Files that lie in a package, on disk or in a zip.

`importlib.resources` does the same, but takes longer to import than any of them to read.
"""

import os
from importlib.machinery import ModuleSpec
from typing import Protocol, cast


class _Reader(Protocol):
    def get_data(self, path: str) -> bytes: ...


def content(package: ModuleSpec | None, path: str) -> bytes:
    """What is in the file `path` of the package whose `__spec__` is given."""
    assert package, "it was imported"
    assert package.origin, "it is made of files"
    folder = os.path.dirname(package.origin)
    return cast("_Reader", package.loader).get_data(os.path.join(folder, path))
