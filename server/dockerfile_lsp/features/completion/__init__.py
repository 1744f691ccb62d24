"""What may be written at the cursor. A file here is a kind of item, and the listing is the list.

Each has `offers`, which gives what it has for a place, if anything. What is said about an item
is left for `completionItem/resolve`.
"""

import sys
from functools import cache
from types import ModuleType

from lsprotocol import types

from ...feature import at_position
from ...plugins import modules
from ...workspace import FactKey, View
from . import image, version
from ._context import place
from ._offer import items

_LISTED = (image, version)  # the kinds that registries know more of


def completion(view: View, offset: int) -> types.CompletionList | None:
    at = place(view, offset)
    if not at:
        return None
    found = items(at, (offer for kind in _kinds() for offer in kind.offers(at)))
    is_incomplete = any(kind.is_incomplete(at) for kind in _LISTED)
    if not found and not is_incomplete:
        return None
    return types.CompletionList(is_incomplete=is_incomplete, items=found)


def needs(view: View, offset: int) -> frozenset[FactKey]:
    """What only a registry can tell of the place."""
    at = place(view, offset)
    keys = (kind.needs(at) for kind in _LISTED) if at else ()
    return frozenset[FactKey]().union(*keys)


@cache
def _kinds() -> tuple[ModuleType, ...]:
    return tuple(modules(sys.modules[__name__]))


FEATURE = at_position(
    types.TEXT_DOCUMENT_COMPLETION,
    completion,
    types.CompletionOptions(trigger_characters=list("#-=, ;:/${"), resolve_provider=True),
    needs,
)
