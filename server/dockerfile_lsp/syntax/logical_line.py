r"""Where an instruction ends, and its lines joined into the one that BuildKit reads.

A line goes on after the escape token, with blanks behind it, unless the same token stands
before it (parser.go, lineContinuationRegex). Comments and blank lines in between are
dropped. BuildKit ends lines at \\n alone; a \\r before it is trimmed.
"""

import re
from functools import cache
from typing import NamedTuple

from .mapped import SPACE, SPACES, Mapped, Segments

_SPACE = SPACE.replace(r"\S", r"\S\n")


class Patterns(NamedTuple):
    """The regular expressions that depend on the escape token.

    `blank_or_comment`: one line without an instruction. `logical`: all lines of one
    instruction, here-documents aside. `filler`: a line dropped inside a continuation.
    `joint`: the continuation at a line's end.
    """

    blank_or_comment: re.Pattern[str]
    logical: re.Pattern[str]
    filler: re.Pattern[str]
    joint: re.Pattern[str]


@cache
def patterns(escape: str) -> Patterns:
    e = re.escape(escape)
    ends = r"[ \t]*+\r*+(?:\n|\Z)"
    # Up to a line's end or to an escape token that continues it: one with only blanks
    # behind it and no twin before it.
    body = rf"(?:[^{e}\n]++|{e}(?!{ends})|(?<={e}){e})*+"
    # A \r at the end of a line is no character of it, but (a lone) one inside a line is.
    filler = rf"(?:{_SPACE}*+(?:\#[^\n]*+)?(?:\n|(?<=[^\n])\Z))"
    return Patterns(
        re.compile(rf"{_SPACE}*+(?:\#[^\n]*+)?(?:\n|\Z)"),
        re.compile(rf"{body}(?:{e}{ends}(?:{filler})*+{body})*+(?:\n|\Z)"),
        re.compile(filler),
        re.compile(rf"(?<!{e}){e}{ends}"),
    )


def joined(text: str, escape: str) -> Mapped:
    """The logical line at the start of `text`, without its end, mapped to `text`.

    Leading blanks of the first line are not part of it; those of the others are.
    """
    start = len(text) - len(text.lstrip(SPACES.replace("\n", "")))
    match = patterns(escape).logical.match(text, start)
    end = match.end() if match else len(text)
    if escape not in text[start:end]:
        line = text[start:end].rstrip("\r\n")
        return Mapped(line, (0,), (start,), (start + len(line),))
    return _segments(text, start, end, escape)


def logical_end(text: str, escape: str) -> int:
    """Where the logical line at the start of `text` ends, its line end included."""
    match = patterns(escape).logical.match(text)
    return match.end() if match else len(text)


def _segments(text: str, start: int, end: int, escape: str) -> Mapped:
    segments, known, at, first = Segments(), patterns(escape), start, True
    while at < end:
        if not first and (filler := known.filler.match(text, at, end)) and filler.end() > at:
            at = filler.end()
            continue
        newline = text.find("\n", at, end)
        line_end = end if newline < 0 else newline + 1
        joint = known.joint.search(text, at, line_end)
        stop = joint.start() if joint else at + len(text[at:line_end].rstrip("\r\n"))
        segments.add(text[at:stop], at, stop)
        at, first = line_end, False
    return segments.mapped(start)
