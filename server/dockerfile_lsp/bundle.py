"""All modules of the package in one file, so that importing them costs one look at the disk.

A module costs 0.25 ms to import from a file of its own, and there are hundreds: the rules. A
wheel's build puts their code objects into `bundle-CACHE_TAG` beside them (`hatch_build.py`,
`bundling.py`). It is used by the Python that made it alone; a checkout has none.

The file is `MAGIC_NUMBER`, the size of the contents in 8 bytes, the contents, and the code objects
one after the other: most starts need half of them, and read no more.
"""

import marshal
import os
import re
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from io import FileIO
from types import CodeType, ModuleType

TYPE_CHECKING = False  # as in `typing`, which takes milliseconds to import
if TYPE_CHECKING:
    from typing import Any

_sre: "Any" = import_module("_sre")
# As in `importlib.util`, which takes a millisecond to import.
_module_from_spec: "Any" = import_module("_frozen_importlib").module_from_spec
MAGIC_NUMBER: bytes = import_module("_frozen_importlib_external").MAGIC_NUMBER
SIZE = 8  # bytes

# Where a module's source lies below the package's parent folder, and its marshalled code: where it
# begins among them all, and its size.
Module = tuple[str, int, int]
# What `re.compile` is given, and what Python's engine is then: see `_sre.compile`.
Pattern = tuple[str, int, tuple[object, ...]]


# What a file that is cut off or none of ours leads to.
_BROKEN = (EOFError, MemoryError, OverflowError, TypeError, ValueError)
_TAG = sys.implementation.cache_tag


def file_name() -> str:
    return f"bundle-{_TAG}"


def use(package: str) -> bool:
    """Lets imports of the package find its bundle; whether there is one of this Python."""
    try:
        file = open(os.path.join(package, file_name()), "rb", buffering=0)  # noqa: PTH118, PTH123, SIM115
    except OSError:
        return False
    head = file.read(len(MAGIC_NUMBER) + SIZE)
    if not head.startswith(MAGIC_NUMBER):
        file.close()
        return False
    size = int.from_bytes(head[len(MAGIC_NUMBER) :], "little")
    try:
        # As safe as the modules it lies beside: who can change the one can change the others.
        modules, key, patterns = marshal.loads(file.read(size))  # noqa: S302
    except _BROKEN:
        file.close()
        return False
    codes = _Codes(file, len(head) + size)
    sys.meta_path.insert(0, _Finder(os.path.dirname(package), modules, codes))  # noqa: PTH120
    if key == patterns_key():
        _know(patterns)
    return True


def imported(name: str) -> ModuleType:
    """As `import_module`, without the locks and lookups that hundreds of modules feel.

    For modules that no other thread imports, of a package that is imported.
    """
    finder = sys.meta_path[0]
    if name in sys.modules or not isinstance(finder, _Finder):
        return import_module(name)
    spec = finder.find_spec(name)
    if not spec or not spec.loader:
        return import_module(name)
    module: ModuleType = _module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    package, _, own = name.rpartition(".")
    setattr(sys.modules[package], own, module)
    return module


def patterns_key() -> tuple[object, ...]:
    """What compiled regular expressions depend on."""
    return _sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, sys.byteorder


def _know(patterns: list[Pattern]) -> None:
    """Has `re` find the patterns where it keeps those it has compiled."""
    cache = getattr(re, "_cache", {})
    for text, flags, parts in patterns:
        cache[str, text, flags] = _sre.compile(*parts)


class _Codes:
    """What follows the contents; the file stays open, so that another in its place does no harm.

    Where a part of a file cannot be read by itself (on Windows), and an open one could not be
    replaced, it is read as a whole.
    """

    def __init__(self, file: FileIO, start: int) -> None:
        self._file = file
        self._start = start
        self._whole = b""
        if not hasattr(os, "pread"):
            self._whole = file.read()
            file.close()

    def at(self, start: int, size: int) -> bytes:
        if self._whole:
            return self._whole[start : start + size]
        return os.pread(self._file.fileno(), size, self._start + start)


class _Finder:
    def __init__(self, top: str, modules: dict[str, Module], codes: _Codes) -> None:
        self._top = top + os.sep
        self._modules = modules
        self._codes = codes

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        # Once: who looks for a module again finds its file.
        found = self._modules.pop(name, None)
        if not found:
            return None
        below, start, size = found
        path = self._top + below.replace("/", os.sep)
        is_package = below.endswith("/__init__.py")
        loader = _Loader(name, path, self._codes.at(start, size))
        spec = ModuleSpec(name, loader, origin=path, is_package=is_package)
        spec.has_location = True
        folder, _, file = path.rpartition(os.sep)
        # Python would ask the system for nearly the same.
        spec.cached = f"{folder}{os.sep}__pycache__{os.sep}{file[:-2]}{_TAG}.pyc"
        if is_package:
            spec.submodule_search_locations = [folder]
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
        marshalled, self._code = self._code, b""
        try:
            code: CodeType = marshal.loads(marshalled)  # noqa: S302  # as above
        except _BROKEN:
            return super().get_code(fullname)
        return code
