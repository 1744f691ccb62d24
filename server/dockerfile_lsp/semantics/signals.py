"""Names and numbers of STOPSIGNAL (moby/sys/signal, ParseSignal)."""

import re

_NAMES = frozenset({
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL",
    "PIPE", "POLL", "PROF", "PWR", "QUIT", "RTMAX", "RTMIN", "SEGV", "STKFLT", "STOP", "SYS",
    "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU",
    "XFSZ",
})  # fmt: skip
_REAL_TIME = re.compile(r"RTM(?:IN\+([1-9]|1[0-5])|AX-([1-9]|1[0-4]))\Z")
_NUMBER = re.compile(r"[+-]?\d+\Z", re.ASCII)


def is_signal(text: str) -> bool:
    """Whether a Linux image can stop with the signal `text`: any number but 0, or a name."""
    if _NUMBER.match(text):
        return int(text) != 0 and -(2**63) <= int(text) < 2**63
    name = text.upper().removeprefix("SIG")
    return name in _NAMES or _REAL_TIME.match(name) is not None
