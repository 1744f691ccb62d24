r"""The patterns of `${x#p}`, `${x%p}` and `${x/p/r}` (lex.go, convertShellPatternToRegex).

`*` is any text, `?` any character, neither a line end; there are no brackets. A backslash
makes `*`, `?`, `\\`, `}` and `/` mean themselves and may stand before nothing else.
"""

import re
from collections.abc import Iterator

_ANY, _MANY = ".", ".*"
_TEMPLATE = re.compile(r"\$(?:\$|([A-Za-z0-9_]+)|\{([A-Za-z0-9_]+)\})")


def without_prefix(value: str, pattern: str, *, longest: bool) -> str | None:
    """`value` without the shortest or longest prefix of `pattern`; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    match = _regex(parts, longest=longest).match(value)
    return value[match.end() :] if match else value


def without_suffix(value: str, pattern: str, *, longest: bool) -> str | None:
    """`value` without the shortest or longest suffix of `pattern`; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    match = _regex(parts[::-1], longest=longest).match(value[::-1])
    return value[: len(value) - match.end()] if match else value


def replaced(value: str, pattern: str, by: str) -> str | None:
    """`value` with the first match of `pattern` replaced; None if that is none."""
    parts = _parts(pattern)
    if parts is None:
        return None
    match = _regex(parts, longest=True).search(value)
    return value[: match.start()] + by + value[match.end() :] if match else value


def all_replaced(value: str, pattern: str, by: str) -> str | None:
    """`value` with every match of `pattern` replaced; None if that is none.

    `by` is a template of Go's regexp.Expand: `$0` is the match, `$$` a dollar sign, another
    `$name` nothing.
    """
    parts = _parts(pattern)
    if parts is None:
        return None
    return "".join(_replaced(value, _regex(parts, longest=True), by))


def _replaced(value: str, regex: re.Pattern[str], by: str) -> Iterator[str]:
    """Go passes over an empty match right after another one; Python's `sub` does not."""
    done, last = 0, -1
    for match in regex.finditer(value):
        if match.start() == match.end() == last:
            continue
        yield value[done : match.start()]
        yield _filled(by, match[0])
        done = last = match.end()
    yield value[done:]


def _filled(template: str, whole: str) -> str:
    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name is None:
            return "$"
        return whole if name.isdecimal() and int(name) == 0 else ""

    return _TEMPLATE.sub(value, template)


def _parts(pattern: str) -> list[str] | None:
    """The pattern as regular expressions of one character each; None if it is none."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char in "*?":
            parts.append(_MANY if char == "*" else _ANY)
            continue
        if char == "\\":
            following = pattern[at : at + 1]
            if following in ("}", "/"):
                continue
            if following not in ("*", "?", "\\"):
                return None
            char, at = following, at + 1
        parts.append(re.escape(char))
    return parts


def _regex(parts: list[str], *, longest: bool) -> re.Pattern[str]:
    many = _MANY if longest else ".*?"
    return re.compile("".join(many if part == _MANY else part for part in parts))
