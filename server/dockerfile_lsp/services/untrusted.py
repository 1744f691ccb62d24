"""JSON from strangers, taken for what it should be: what is something else is empty."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

_LONGEST_TEXT = 4000
_LONGEST_LIST = 50_000
# Not shown by an editor, or worse, turning the direction of what follows.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def parsed(body: bytes) -> object:
    """None if it is no JSON."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def table(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def rows(value: object) -> tuple[Any, ...]:
    items = cast("Sequence[Any]", value) if isinstance(value, list) else ()
    return tuple(items[:_LONGEST_LIST])


def text(value: object) -> str:
    """Without control characters, at most 4,000 characters."""
    return _CONTROL.sub("", value[:_LONGEST_TEXT]) if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    return tuple(text(each) for each in rows(value) if isinstance(each, str))


def number(value: object) -> int:
    """Not below 0; digits in a text count, too."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,18}", value, re.ASCII):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
