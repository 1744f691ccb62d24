"""The keys of a mount, as its type has them, and values of those that have only some."""

from collections.abc import Iterator

from ...catalog.snippets import MOUNTS
from ...catalog.values import MOUNT_BOOLEANS, MOUNT_KEY_SPELLINGS, MOUNT_SHARING, MOUNT_TYPE_KEYS
from ...semantics.mounts import Field
from ._offer import Kind, Offer
from ._places import MountPlace, Place
from ._writing import choice


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, MountPlace):
        return
    yield from _values(at) if at.in_value else _keys(at)


def _keys(at: MountPlace) -> Iterator[Offer]:
    others = [field for field in at.fields if field is not at.field]
    taken = {_plain(field) for field in others}
    equals = "" if at.field.value is not None else "="
    if "type" not in taken:
        text = f"type={choice(*MOUNTS)}" if equals else "type"
        yield Offer(
            "type", Kind.Property, text, is_snippet=bool(equals), topic=("RUN", "mount"), rank=1
        )
    kind = _kind(others)
    for key in MOUNT_TYPE_KEYS.get(kind, ()):
        if key not in taken:
            text = key if key in MOUNT_BOOLEANS else key + equals
            yield Offer(key, Kind.Property, text, topic=("RUN", "mount", kind, key))


def _values(at: MountPlace) -> Iterator[Offer]:
    key, kind = _plain(at.field), _kind(at.fields)
    if key == "type":
        for value in MOUNTS:
            yield Offer(value, Kind.EnumMember, topic=("RUN", "mount", value))
        return
    values = MOUNT_SHARING if key == "sharing" else ()
    for value in ("true", "false") if key in MOUNT_BOOLEANS else values:
        yield Offer(value, Kind.EnumMember, topic=("RUN", "mount", kind, key))


def _kind(fields: list[Field] | tuple[Field, ...]) -> str:
    given = [field.value.text.lower() for field in fields if field.key == "type" and field.value]
    return given[-1] if given else "bind"


def _plain(field: Field) -> str:
    return MOUNT_KEY_SPELLINGS.get(field.key, field.key)
