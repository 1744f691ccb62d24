"""Durations as Go's time.ParseDuration reads them: `1m30s`, `.5s`, `-2h`."""

import re
from decimal import Decimal

_UNITS = {
    "ns": Decimal("1e-6"), "us": Decimal("1e-3"), "ms": Decimal(1), "s": Decimal(1000),
    "m": Decimal(60_000), "h": Decimal(3_600_000),
}  # fmt: skip
_PART = re.compile(r"(\d+\.?\d*|\.\d+)(ns|us|ms|s|m|h)", re.ASCII)
_DURATION = re.compile(rf"[+-]?(?:{_PART.pattern})+\Z", re.ASCII)
_MOST = Decimal(2**63 - 1) / 1_000_000


def milliseconds(text: str) -> Decimal | None:
    """How long `text` is; None if it is no duration, or one of more than 292 years.

    A bare number is none, but for 0.
    """
    if text.lstrip("+-") == "0" and len(text) <= 2:
        return Decimal(0)
    if not _DURATION.match(text):
        return None
    total = sum((Decimal(n) * _UNITS[unit] for n, unit in _PART.findall(text)), Decimal(0))
    if total > _MOST:
        return None
    return -total if text.startswith("-") else total


def duration_problem(text: str) -> str:
    """The kind of problem of HEALTHCHECK's duration `text`; empty if it is fine."""
    length = milliseconds(text)
    if length is None:
        return "HealthcheckDuration"
    return "HealthcheckDurationSmall" if length < 1 and int(length * 1_000_000) != 0 else ""
