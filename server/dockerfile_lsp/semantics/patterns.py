r"""The patterns of `${x#p}`, `${x%p}` and `${x/p/r}` (lex.go, convertShellPatternToRegex).

`*` is any text, `?` any character, neither a line end; there are no brackets. A backslash
makes `*`, `?`, `\\`, `}` and `/` mean themselves and may stand before nothing else.

Matching takes time by the lengths of pattern and value, whatever they are: the places that a
match can have reached are the bits of a number. A regular expression of many `*` could take ages.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TEMPLATE = re.compile(r"\$(?:\$|([A-Za-z0-9_]+)|\{([A-Za-z0-9_]+)\})")
_MANY, _ANY = "*", "?"

# More than this no replacement makes; it bounds the memory.
_MOST = 1 << 20


class _Part(NamedTuple):
    """A wildcard, or a character that means itself."""

    text: str
    is_wild: bool = False


def without_prefix(value: str, pattern: str, *, longest: bool) -> str | None:
    """`value` without the shortest or longest prefix of `pattern`; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    end = _end(_Places(value), parts, 0, longest=longest)
    return value if end is None else value[end:]


def without_suffix(value: str, pattern: str, *, longest: bool) -> str | None:
    """`value` without the shortest or longest suffix of `pattern`; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    end = _end(_Places(value[::-1]), parts[::-1], 0, longest=longest)
    return value if end is None else value[: len(value) - end]


def replaced(value: str, pattern: str, by: str) -> str | None:
    """`value` with the first match of `pattern` replaced; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    places = _Places(value)
    start = _lowest(_starts(value, parts))
    if start is None:
        return value
    return value[:start] + by + value[_end(places, parts, start, longest=True) or start :]


def all_replaced(value: str, pattern: str, by: str) -> str | None:
    """`value` with every match of `pattern` replaced; None if that is none.

    `by` is a template of Go's regexp.Expand: `$0` is the match, `$$` a dollar sign, another
    `$name` nothing. Of an empty match right behind another one Go takes no notice.
    """
    parts = _parts(pattern)
    if parts is None:
        return None
    places, starts, found = _Places(value), _starts(value, parts), list[str]()
    done, last, size = 0, -1, 0
    while size < _MOST and (start := _lowest(starts >> done << done)) is not None:
        end = _end(places, parts, start, longest=True) or start
        found.append(value[done:start])
        if end > start or start != last:
            found.append(_filled(by, value[start:end]))
        size += sum(map(len, found[-2:]))
        done = last = end
        if end == start:
            found.append(value[end : end + 1])
            done = end + 1
    return "".join(found) + value[done:]


def _filled(template: str, whole: str) -> str:
    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name is None:
            return "$"
        return whole if name.isdecimal() and int(name) == 0 else ""

    return _TEMPLATE.sub(value, template)


def _parts(pattern: str) -> list[_Part] | None:
    """The pattern character by character; None if it is none."""
    parts: list[_Part] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char in (_MANY, _ANY):
            parts.append(_Part(char, is_wild=True))
            continue
        if char == "\\":
            following = pattern[at : at + 1]
            if following in ("}", "/"):
                continue
            if following not in ("*", "?", "\\"):
                return None
            char, at = following, at + 1
        parts.append(_Part(char))
    return parts


class _Places:
    """For each character the places where `text` has it, as the bits of a number."""

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self._bits: dict[str, int] = {}
        by_char: dict[str, list[int]] = {}
        for index, char in enumerate(text):
            by_char.setdefault(char, []).append(index)
        for char, found in by_char.items():
            bits = bytearray(len(text) // 8 + 1)
            for index in found:
                bits[index // 8] |= 1 << index % 8
            self._bits[char] = int.from_bytes(bits, "little")
        self.inside = ((1 << len(text)) - 1) & ~self._bits.get("\n", 0)

    def after(self, reached: int, part: _Part) -> int:
        """Where a match can be behind `part`, if it was at `reached` before it."""
        if not part.is_wild:
            return (reached & self._bits.get(part.text, 0)) << 1
        if part.text == _ANY:
            return (reached & self.inside) << 1
        # Adding carries each place on to the end of its line.
        return (((reached & self.inside) + self.inside) ^ self.inside) | reached


def _end(places: _Places, parts: Sequence[_Part], start: int, *, longest: bool) -> int | None:
    """Where the match that begins at `start` ends; None if there is none."""
    reached = 1 << start
    for part in parts:
        reached = places.after(reached, part)
    reached &= (1 << places.size + 1) - 1
    if not reached:
        return None
    return reached.bit_length() - 1 if longest else _lowest(reached)


def _starts(value: str, parts: Sequence[_Part]) -> int:
    """Where matches can begin: where those of the reversed pattern end, read from behind."""
    size = len(value)
    places, reached = _Places(value[::-1]), (1 << size + 1) - 1
    for part in reversed(parts):
        reached = places.after(reached, part)
    reached &= (1 << size + 1) - 1
    return int(f"{reached:0{size + 1}b}"[::-1], 2)


def _lowest(bits: int) -> int | None:
    return (bits & -bits).bit_length() - 1 if bits else None
