"""All modules of the package in one file, so that importing them costs one look at the disk.

A module costs 0.25 ms to import from a file of its own, and there are hundreds: the rules. A
wheel's build puts their code objects into `bundle-CACHE_TAG` beside them (`hatch_build.py`). It is
used by the Python that made it alone; a checkout has none.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, spec_from_file_location
from pathlib import Path
from types import CodeType

# Where a module's source lies below the package's parent folder, and its marshalled code.
_Module = tuple[str, bytes]


def bundled(package: Path) -> bytes:
    """The bundle of the package in that folder, for this Python."""
    found: dict[str, _Module] = {}
    for source in sorted(package.rglob("*.py")):
        path = source.relative_to(package.parent)
        parts = path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts
        code = compile(source.read_bytes(), str(path), "exec", dont_inherit=True)
        found[".".join(parts)] = path.as_posix(), marshal.dumps(code)
    return MAGIC_NUMBER + marshal.dumps(found)


def file_name() -> str:
    return f"bundle-{sys.implementation.cache_tag}"


def use(package: Path) -> bool:
    """Lets imports of the package find its bundle; whether there is one of this Python."""
    try:
        data = (package / file_name()).read_bytes()
    except OSError:
        return False
    if not data.startswith(MAGIC_NUMBER):
        return False
    # As safe as the modules it lies beside: who can change the one can change the others.
    modules: dict[str, _Module] = marshal.loads(data[len(MAGIC_NUMBER) :])  # noqa: S302
    sys.meta_path.insert(0, _Finder(package.parent, modules))
    return True


class _Finder:
    def __init__(self, top: Path, modules: dict[str, _Module]) -> None:
        self._top = str(top)
        self._modules = modules

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        if name not in self._modules:
            return None
        below, code = self._modules[name]
        path = os.path.join(self._top, *below.split("/"))  # noqa: PTH118  # hundreds of times
        folder = [os.path.dirname(path)] if below.endswith("/__init__.py") else None  # noqa: PTH120
        loader = _Loader(name, path, code)
        return spec_from_file_location(name, path, loader=loader, submodule_search_locations=folder)


class _Loader(SourceFileLoader):
    """Python's own, sources and resources included, but for where the code comes from."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # there is but one
        code: CodeType = marshal.loads(self._code)  # noqa: S302  # as above
        return code
