"""What was found out is kept for as long as what it was found from is the same."""

from collections.abc import Callable
from operator import is_
from typing import Any, NamedTuple, TypeVar

Found = TypeVar("Found")


class _Kept(NamedTuple):
    parts: tuple[object, ...]
    values: object
    found: Any


def kept(
    memo: dict[str, Any],
    name: str,
    parts: tuple[object, ...],
    values: object,
    make: Callable[[], Found],
) -> Found:
    """What `make` gives, from `memo` if it is there under `name` and still true.

    It is true as long as `parts` are the same objects and `values` is equal. It must not hold
    places in the document, which are others after each edit.
    """
    known: _Kept | None = memo.get(name)
    # This runs for every block at every key: an empty tuple is one object, and None compares fast.
    if known and (known.parts is parts or _are_same(known.parts, parts)) and known.values == values:
        found: Found = known.found
        return found
    made = make()
    memo[name] = _Kept(parts, values, made)
    return made


def _are_same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Whether both have the same objects: equal ones do not do."""
    return len(old) == len(new) and all(map(is_, old, new))
