"""Durations as Go's time.ParseDuration reads them: `1m30s`, `.5s`, `-2h`."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_UNITS = {
    "ns": "1e-6", "us": "1e-3", "ms": "1", "s": "1000", "m": "60000", "h": "3600000",
}  # fmt: skip
_PART = re.compile(r"(\d+\.?\d*|\.\d+)(ns|us|ms|s|m|h)", re.ASCII)
_DURATION = re.compile(rf"[+-]?(?:{_PART.pattern})+\Z", re.ASCII)
_MOST = 2**63 - 1  # nanoseconds


def milliseconds(text: str) -> "Decimal | None":
    """How long `text` is; None if it is no duration, or one of more than 292 years.

    A bare number is none, but for 0.
    """
    from decimal import Decimal  # noqa: PLC0415  # few files have a duration

    if text.lstrip("+-") == "0" and len(text) <= 2:
        return Decimal(0)
    if not _DURATION.match(text):
        return None
    found = (Decimal(n) * Decimal(_UNITS[unit]) for n, unit in _PART.findall(text))
    total = sum(found, Decimal(0))
    if total * 1_000_000 > _MOST:
        return None
    return -total if text.startswith("-") else total


def duration_problem(text: str) -> str:
    """The kind of problem of HEALTHCHECK's duration `text`; empty if it is fine."""
    length = milliseconds(text)
    if length is None:
        return "HealthcheckDuration"
    return "HealthcheckDurationSmall" if length < 1 and int(length * 1_000_000) != 0 else ""
