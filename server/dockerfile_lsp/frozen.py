"""Frozen dataclasses that cost nothing to define: dataclasses' own are 8 ms of a start."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, frozen: bool, eq: bool = True) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, for classes that are frozen and inherit no fields.

        Defaults may be of any kind: nobody changes them.
        """
        methods = {**_METHODS, **(_EQUALITY if eq else {})} if frozen else {}
        return lambda cls: _defined(cls, methods)

    def replace(value: Any, **changes: Any) -> Any:
        """As `dataclasses.replace`."""
        now = {name: getattr(value, name) for name in type(value).__match_args__}
        return type(value)(**{**now, **changes})


def _defined(cls: Any, methods: dict[str, Any]) -> Any:
    cls._defaults = {
        name: cls.__dict__[name] for name in cls.__annotations__ if name in cls.__dict__
    }
    for name, method in {"__match_args__": tuple(cls.__annotations__), **methods}.items():
        setattr(cls, name, method)
    return cls


def _init(self: Any, *values: Any, **named: Any) -> None:
    names = self.__match_args__
    given = {**dict(zip(names, values, strict=False)), **named}
    whole = {**self._defaults, **given}
    if len(given) < len(values) + len(named) or whole.keys() != set(names):
        raise TypeError(f"{type(self).__name__} takes {names}, each at most once")
    self.__dict__.update(whole)


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(value.__dict__[name] for name in value.__match_args__)


def _equals(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = (f"{name}={self.__dict__[name]!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refused(self: Any, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: '{name}' can't be changed")


_METHODS = {"__init__": _init, "__repr__": _repr, "__setattr__": _refused, "__delattr__": _refused}
_EQUALITY = {"__eq__": _equals, "__hash__": _hash}

__all__ = ["dataclass", "replace"]
