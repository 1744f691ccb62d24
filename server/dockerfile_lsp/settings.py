"""What the user can set: one frozen type, and one table of its keys (`KEYS`).

Resolved for each document, later ones winning: defaults, editor, project file, command
line; comments in the file come last. A project file cannot set what runs a program,
reaches a host or reads outside the workspace (`trusted_only`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Settings:
    """The settings that count for one document.

    `severities` maps rule names to a severity ("error", "warning", "info", "hint") or "off".
    """

    severities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    as_buildkit: bool = False
    rules_url: str = ""
    build_engine: str = "auto"
    build_arguments: tuple[str, ...] = ()
