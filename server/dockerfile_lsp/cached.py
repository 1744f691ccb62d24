"""A property that is computed once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801  # it stands for the one of functools
        """As `functools.cached_property`, which before Python 3.12 takes a lock for each object.

        That costs more than most of our properties; two threads that ask at once get equal
        values, as all are made from what does not change.
        """

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make = make
            self._name = make.__name__
            self.__doc__ = make.__doc__

        def __get__(self, owner: Any, kind: type) -> Any:
            if owner is None:
                return self
            value = owner.__dict__[self._name] = self._make(owner)
            return value


__all__ = ["cached_property"]
