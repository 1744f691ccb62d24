"""What was said and learned before pygls was there, as one value."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from .frames import Json

if TYPE_CHECKING:
    from ..document import Document

_NONE: Mapping[str, Any] = MappingProxyType({})


class Report(NamedTuple):
    """The diagnostics that the client was told of a version; `number` is a pull's result id."""

    version: int
    number: str
    items: list[Json]


class Early(NamedTuple):
    """Nothing of it where nobody was at the door.

    `answered` is the id of `initialize` if that has its answer, `settings` is what the client
    answered when asked for each document's, and `unread` is what pygls has to read first: whole
    messages, then the rest.
    """

    answered: int | str | None = None
    documents: "Mapping[str, Document]" = _NONE
    reports: Mapping[str, Report] = _NONE
    settings: Mapping[str, Any] = _NONE
    unread: bytes = b""
