"""All modules of the package in one file, so that importing them costs one look at the disk.

A module costs 0.25 ms to import from a file of its own, and there are hundreds: the rules. A
wheel's build puts their code objects into `bundle-CACHE_TAG` beside them (`hatch_build.py`,
`bundling.py`). It is used by the Python that made it alone; a checkout has none.
"""

import marshal
import os
import re
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

_sre: Any = import_module("_sre")

# Where a module's source lies below the package's parent folder, and its marshalled code.
Module = tuple[str, bytes]
# What `re.compile` is given, and what Python's engine is then: see `_sre.compile`.
Pattern = tuple[str, int, tuple[Any, ...]]


def file_name() -> str:
    return f"bundle-{sys.implementation.cache_tag}"


def use(package: str) -> bool:
    """Lets imports of the package find its bundle; whether there is one of this Python."""
    try:
        with open(os.path.join(package, file_name()), "rb") as file:  # noqa: PTH118, PTH123
            data = file.read()
    except OSError:
        return False
    if not data.startswith(MAGIC_NUMBER):
        return False
    # As safe as the modules it lies beside: who can change the one can change the others.
    modules, key, patterns = marshal.loads(memoryview(data)[len(MAGIC_NUMBER) :])  # noqa: S302
    sys.meta_path.insert(0, _Finder(os.path.dirname(package), modules))  # noqa: PTH120
    if key == patterns_key():
        _know(patterns)
    return True


def patterns_key() -> tuple[object, ...]:
    """What compiled regular expressions depend on."""
    return _sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, sys.byteorder


def _know(patterns: list[Pattern]) -> None:
    """Has `re` find the patterns where it keeps those it has compiled."""
    cache = getattr(re, "_cache", {})
    for text, flags, parts in patterns:
        cache[str, text, flags] = _sre.compile(*parts)


class _Finder:
    def __init__(self, top: str, modules: dict[str, Module]) -> None:
        self._top = top
        self._modules = modules

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        # Once, as its bytes are memory: who looks for a module again finds its file.
        found = self._modules.pop(name, None)
        if not found:
            return None
        below, code = found
        path = os.path.join(self._top, *below.split("/"))  # noqa: PTH118  # hundreds of times
        is_package = below.endswith("/__init__.py")
        spec = ModuleSpec(name, _Loader(name, path, code), origin=path, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(path)]  # noqa: PTH120  # as above
        return spec


class _Loader(SourceFileLoader):
    """Python's own, sources and resources included, but for where the code comes from."""

    def __init__(self, name: str, path: str, code: bytes) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:
        """From the bundle once, whose bytes are memory; who asks again gets what the file says."""
        if not self._code:
            return super().get_code(fullname)
        code: CodeType = marshal.loads(self._code)  # noqa: S302  # as above
        self._code = b""
        return code
