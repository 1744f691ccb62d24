"""What was found so far: a search that is cut off still has it."""

from typing import Generic, TypeVar

from ..semantics.image_facts import Failed

T = TypeVar("T")
_MOST = 50_000


class Found(Generic[T]):
    """In the order in which things were first found. `is_whole`: there is no more."""

    def __init__(self) -> None:
        self._items: dict[str, T] = {}
        self.is_whole = False
        self.trouble: Failed | None = None

    @property
    def items(self) -> tuple[T, ...]:
        return tuple(self._items.values())

    def add(self, name: str, item: T) -> None:
        """The first item of a name stays."""
        if len(self._items) < _MOST:
            self._items.setdefault(name, item)

    def failed(self, trouble: Failed) -> None:
        self.trouble = self.trouble or trouble
