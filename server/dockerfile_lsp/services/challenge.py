"""What a registry says it wants to be shown: `WWW-Authenticate` (RFC 9110, 11.6.1)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_SCHEME = re.compile(r"(?:\A|,)\s*(Bearer|Basic|Negotiate|Digest|NTLM)\b(?!\s*=)", re.IGNORECASE)
_PARAMETER = re.compile(r'([A-Za-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')


class Challenge(NamedTuple):
    """`scheme` in lower case; `realm` of Bearer is where tokens are given out."""

    scheme: str
    realm: str = ""
    service: str = ""
    scope: str = ""


def challenges(headers: Iterable[str]) -> tuple[Challenge, ...]:
    """All that stand in the headers: one can hold several, and there can be several headers."""
    found: list[Challenge] = []
    for header in headers:
        starts = [*_SCHEME.finditer(header)]
        ends = [start.start() for start in starts[1:]] + [len(header)]
        for start, end in zip(starts, ends, strict=True):
            parameters = {
                name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain
                for name, quoted, plain in _PARAMETER.findall(header[start.end() : end])
            }
            known = {key: parameters.get(key, "") for key in ("realm", "service", "scope")}
            found.append(Challenge(start[1].lower(), **known))
    return tuple(found)
