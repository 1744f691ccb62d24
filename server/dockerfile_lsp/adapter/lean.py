"""lsprotocol's 554 classes, each built when it is first used instead of at import.

`import lsprotocol.types` spends 85 % of its time in `attrs.define`, for classes of which a
server touches some sixty. While that one module is imported, `attrs.define` is replaced: the
class keeps its plain attributes, and the real decorator runs on it when somebody makes an
instance or asks for its fields. It is the same class object then (`slots=False`), with the
same fields, equality, order, hash and repr; its instances have a `__dict__`, that is all.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs

_define: Callable[..., Any] = attrs.define
_names: dict[str, Any] = {}
_RESOLVED = "_resolved_forward_references"


def load() -> str:
    """Imports lsprotocol's types unbuilt; gives why it could not and did so the ordinary way.

    The reason is empty if all went well. To be called before anything imports lsprotocol.
    """
    if "lsprotocol.types" in sys.modules:
        return "lsprotocol was imported before"
    try:
        _load()
    except Exception as error:  # whatever a future attrs or lsprotocol does
        _forget()
        return f"{type(error).__name__}: {error}"
    return ""


def _load() -> None:
    attrs.define = _define_later  # type: ignore[assignment]  # for this one import
    try:
        from lsprotocol import types
    finally:
        attrs.define = _define
    _names.update(types.ALL_TYPES_MAP)
    from lsprotocol import _hooks

    if not hasattr(_hooks, _RESOLVED):
        raise AttributeError("lsprotocol resolves forward references another way")
    # It would build them all; each class resolves its own names when it is built.
    setattr(_hooks, _RESOLVED, True)
    place = types.Position(1, 2)
    if not attrs.has(types.Position) or (place.line, place.character) != (1, 2):
        raise TypeError("attrs builds classes another way")


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "lsprotocol"]:
        del sys.modules[name]


class _Unbuilt:
    """Stands for a class's `__attrs_attrs__` until someone looks at it."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options

    def __get__(self, _instance: object, cls: type) -> Any:
        return _built(cls)


def _built(cls: Any) -> Any:
    for each in reversed(cls.__mro__):
        waiting = each.__dict__.get("__attrs_attrs__")
        if isinstance(waiting, _Unbuilt):
            del each.__attrs_attrs__, each.__init__
            _define(each, slots=False, **waiting.options)
            attrs.resolve_types(each, _names, {})
    return cls.__attrs_attrs__


def _later(cls: Any, options: dict[str, Any]) -> Any:
    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807
        _built(cls)
        cls.__init__(self, *arguments, **named)

    cls.__attrs_attrs__ = _Unbuilt(options)
    cls.__init__ = __init__
    return cls


def _define_later(cls: Any = None, **options: Any) -> Any:
    return _later(cls, options) if cls else partial(_later, options=options)
