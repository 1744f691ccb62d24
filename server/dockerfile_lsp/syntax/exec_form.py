"""The exec form: a JSON array of strings, as Go's encoding/json reads it."""

import json
import re
from math import isinf
from typing import Literal, NamedTuple

from .mapped import SPACES, Segments
from .words import QuotedWord, Word

_STRING = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
_ARRAY = re.compile(
    rf"\[[ \t\r\n]*+(?:{_STRING}[ \t\r\n]*+(?:,[ \t\r\n]*+{_STRING}[ \t\r\n]*+)*+)?\][ \t\r\n]*+\Z"
)
_STRINGS = re.compile(_STRING)
_HEX = "[0-9a-fA-F]"
_PART = re.compile(
    rf"\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|\\u{_HEX}{{4}}|\\.|[^\\]+", re.DOTALL
)

Form = Literal["exec", "shell", "mixed"]


class ExecForm(NamedTuple):
    """`form` is "exec"; "shell", where BuildKit reads a plain text; or "mixed", an array
    with something else than strings in it, which BuildKit refuses.
    """

    form: Form
    words: tuple[Word, ...] = ()


def exec_form(rest: Word) -> ExecForm:
    """What `rest`, an instruction's arguments, is. The words stand for the decoded strings."""
    text = rest.text
    begin = len(text) - len(text.lstrip(SPACES))
    if not text.startswith("[", begin):
        return ExecForm("shell")
    if not _ARRAY.match(text, begin):
        return ExecForm("mixed" if _is_array(text[begin:]) else "shell")
    strings = _STRINGS.finditer(text, begin)
    return ExecForm("exec", tuple(_word(rest, m.start(), m.end()) for m in strings))


def _is_array(text: str) -> bool:
    try:
        found = json.loads(text, parse_constant=_refuse, parse_int=_number, parse_float=_number)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, list)


def _refuse(constant: str) -> object:
    """Python reads NaN and Infinity, which are no JSON."""
    raise ValueError(constant)


def _number(text: str) -> float:
    """Go refuses numbers beyond the range of a float64; for Python they are infinite."""
    if isinf(float(text)):
        raise ValueError(text)
    return float(text)


def _word(rest: Word, start: int, end: int) -> Word:
    """The decoded string of `rest.text[start:end]`, quotes included, which the span keeps."""
    source, segments = rest.mapped, Segments()
    for match in _PART.finditer(rest.text, start + 1, end - 1):
        first, after = rest.start + match.start(), rest.start + match.end()
        if match[0].startswith("\\"):
            segments.add(_decoded(match[0]), source.raw_start(first), source.raw_end(after))
        else:
            segments.copy(source, first, after)
    mapped = segments.mapped(source.raw_start(rest.start + start + 1))
    return QuotedWord(mapped, source.span(rest.start + start, rest.start + end), rest.escape)


def _decoded(escape: str) -> str:
    """The character of a JSON escape; a lone surrogate becomes U+FFFD, as in Go."""
    text: str = json.loads(f'"{escape}"')
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
