"""What named tuples are made of where a bundle has them written out (`bundling.py`)."""

from _collections import _tuplegetter as field  # type: ignore[import-not-found, unused-ignore]
from collections.abc import Iterable
from typing import Any, ClassVar, Self

_tuple: Any = tuple
new = _tuple.__new__


class Record(tuple[Any, ...]):
    """What `typing.NamedTuple` gives each of its classes."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made: Self = new(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changes: Any) -> Self:
        changed = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return changed

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


__all__ = ["Record", "field", "new"]
