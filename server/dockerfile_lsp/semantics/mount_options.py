"""The options of RUN's mounts, once variables are known (instructions/commands_runmount.go).

In BuildKit's order, which counts: `required` and `size` look at the type so far.
"""

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple

from ..catalog.grammar import MOUNT_KEYS, MOUNT_TYPES
from ..syntax.instruction import Instruction
from ..syntax.words import Word
from .booleans import BOOLEANS
from .expansion import Expansion
from .mounts import Field, fields, mounts
from .near import nearest
from .problems import spot
from .stage_state import StageState

_SAME = {"src": "source", "dst": "target", "destination": "target", "ro": "readonly",
         "rw": "readwrite"}  # fmt: skip
_FLAGS = frozenset({"readonly", "readwrite", "required"})
# docker/go-units, RAMInBytes.
_SIZE = re.compile(r"[+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?\Z", re.I)


def mount_problems(state: StageState, node: Instruction) -> None:
    for mount in mounts(node):
        _Mount(state, node, mount).judge()


class _Mount:
    """One mount; `set` holds the values so far by key."""

    def __init__(self, state: StageState, node: Instruction, mount: Word) -> None:
        self.state = state
        self.node = node
        self.mount = mount
        self.type = "bind"
        self.set: dict[str, Expansion] = {}
        self.places: dict[str, Word] = {}
        self.values: list[Expansion] = []

    def refuse(self, kind: str, word: Word, *arguments: str) -> None:
        self.state.judge.refuse(kind, spot(self.node, word), arguments, self.values)

    def judge(self) -> None:
        for field in fields(self.mount):
            if not self.field(field):
                return
        self.whole()

    def field(self, field: Field) -> bool:
        """Whether the rest of the mount can be judged."""
        key = _SAME.get(field.key, field.key)
        if field.value is None:
            return self.lone(field, key)
        if key == "from":
            value: Expansion | None = Expansion(field.value.text, (), ())
        else:
            value = self.state.judge.value(self.node, field.value)
        if value is None:
            return False
        self.values.append(value)
        if key not in MOUNT_KEYS:
            name = field.word.part(0, len(field.key))
            near = nearest(field.key, MOUNT_KEYS)
            self.refuse("MountKey", name, name.text, *((near,) if near else ()))
            return True
        self.set[key], self.places[key] = value, field.word
        return self.value(field, key, value.text)

    def lone(self, field: Field, key: str) -> bool:
        if key not in _FLAGS:
            self.refuse("MountField", field.word, field.word.text)
        elif key == "required" and self.type not in ("secret", "ssh"):
            self.refuse("MountRequiredType", field.word, self.type)
        return True

    def value(self, field: Field, key: str, text: str) -> bool:
        word = field.value if field.value and field.value.text else field.word
        if key == "type":
            return self.typed(word, text)
        if key == "required" and self.type not in ("secret", "ssh"):
            self.refuse("MountRequiredType", field.word, self.type)
        elif key == "size" and self.type != "tmpfs":
            self.refuse("MountSizeType", field.word, self.type)
        elif key in _VALUES and not _VALUES[key].fits(text):
            written = (field.key,) if key in _FLAGS or key in ("uid", "gid") else ()
            self.refuse(_VALUES[key].kind, word, *written, text)
        return True

    def typed(self, word: Word, text: str) -> bool:
        if text.lower() in MOUNT_TYPES:
            self.type = text.lower()
            return True
        near = nearest(text.lower(), MOUNT_TYPES)
        self.refuse("MountType", word, text, *((near,) if near else ()))
        return False

    def whole(self) -> None:
        """What depends on the type, which is known now."""
        if self.type in ("bind", "tmpfs"):
            for key in ("mode", "uid", "gid"):
                if key in self.set:
                    self.refuse("MountModeType", self.places[key], key, self.type)
        if self.has("sharing") and self.type != "cache":
            kind = "MountSecretSharing" if self.type == "secret" else "MountSharingType"
            self.refuse(kind, self.places["sharing"], self.type)
        if self.type == "secret":
            self.secret()
        if self.type == "ssh" and self.has("source"):
            self.refuse("MountSshSource", self.places["source"])
        if self.type in ("bind", "cache", "tmpfs"):
            self.target()

    def has(self, key: str) -> bool:
        return key in self.set and bool(self.set[key].text)

    def secret(self) -> None:
        if self.has("from"):
            self.refuse("MountSecretFrom", self.places["from"])
        if not (self.has("id") or self.has("source") or self.has("target")):
            self.refuse("MountSecretId", self.mount)
        elif self.has("source") and self.has("id"):
            self.refuse("MountSecretBoth", self.places["source"])

    def target(self) -> None:
        """It must not be the root, be it written so or because the working directory is."""
        target = self.set["target"].text if "target" in self.set else ""
        place = self.places.get("target", self.mount)
        directory = "/" if target == "/" else self.state.workdir
        is_relative = not target.startswith("/")
        if target == "/" or (
            is_relative and directory and posixpath.normpath(f"{directory}/{target}") in ("/", "//")
        ):
            self.refuse("MountTargetRoot", place)


class _Value(NamedTuple):
    """What a key's value must be, and the kind of problem if it is not."""

    kind: str
    fits: Callable[[str], bool]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+", text, re.ASCII) is not None and int(text) < 2**32


def _is_mode(text: str) -> bool:
    return re.fullmatch("[0-7]+", text) is not None and int(text, 8) < 2**32


def _is_sharing(text: str) -> bool:
    return text.lower() in ("shared", "private", "locked")


def _is_size(text: str) -> bool:
    return _SIZE.match(text) is not None


def _is_boolean(text: str) -> bool:
    return text in BOOLEANS


_VALUES = {
    "gid": _Value("MountUidGid", _is_number),
    "mode": _Value("MountMode", _is_mode),
    "readonly": _Value("MountBool", _is_boolean),
    "readwrite": _Value("MountBool", _is_boolean),
    "required": _Value("MountBool", _is_boolean),
    "sharing": _Value("MountSharing", _is_sharing),
    "size": _Value("MountSize", _is_size),
    "uid": _Value("MountUidGid", _is_number),
}
