"""The keys of a mount, as its type has them, and values of those that have only some."""

from collections.abc import Iterator

from ...catalog.snippets import MOUNTS
from ...catalog.values import MOUNT_BOOLEANS, MOUNT_KEY_SPELLINGS, MOUNT_SHARING, MOUNT_TYPE_KEYS
from ...semantics.mounts import Field
from ._offer import Kind, Offer
from ._places import MountPlace, Place
from ._stages import sources
from ._writing import choice


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, MountPlace):
        return
    yield from _values(at) if at.in_value else _keys(at)


def _keys(at: MountPlace) -> Iterator[Offer]:
    others = [field for field in at.fields if field is not at.field]
    taken = {_plain(field) for field in others}
    if "type" not in taken:
        yield _key(at, "type", ("RUN", "mount"))
    kind = _kind(others)
    for key in MOUNT_TYPE_KEYS.get(kind, ()):
        if key not in taken:
            yield _key(at, key, ("RUN", "mount", kind, key))


def _key(at: MountPlace, key: str, topic: tuple[str, ...]) -> Offer:
    """With what follows it, unless that is there or it stands alone."""
    rank = 1 if key == "type" else 5
    if at.field.value is not None or key in MOUNT_BOOLEANS:
        return Offer(key, Kind.Property, key, topic=topic, rank=rank)
    values: tuple[str, ...] = {"type": (*MOUNTS,), "sharing": MOUNT_SHARING}.get(key, ())
    if key == "from" and at.node.outer is at.node:
        values = tuple(name for name, stage in sources(at) if stage.name)
    text = f"{key}={choice(*values) if values else ''}"
    return Offer(key, Kind.Property, text, is_snippet=bool(values), topic=topic, rank=rank)


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
