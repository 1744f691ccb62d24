"""What the user has set, as one frozen type; the table of the keys is in `setting_keys`.

Resolved for each document, later ones winning: defaults, editor, project file, command line;
comments in the file come last. A project file cannot set what runs a program, reaches a host or
reads outside the workspace (scope "machine"). No file is read here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from .frozen import dataclass

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """The settings that count for one document.

    `severities` maps rule names to a severity ("error", "warning", "info", "hint") or "off".
    """

    severities: Mapping[str, str] = _NOTHING
    as_buildkit: bool = False
    rules_url: str = ""
    build_engine: str = "auto"
    build_arguments: tuple[str, ...] = ()
    registries_mode: str = "on-demand"
    registries_allow: tuple[str, ...] = ()
    registries_deny: tuple[str, ...] = ()
    registries_mirrors: Mapping[str, str] = _NOTHING
    registries_insecure: tuple[str, ...] = ()
    registries_proxy: str = ""
    registries_certificates: tuple[str, ...] = ()
