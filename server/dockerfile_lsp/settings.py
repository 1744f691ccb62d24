"""What the user has set, as one frozen type; the table of the keys is in `setting_keys`.

Resolved for each document, later ones winning: defaults, editor, project file, command line;
comments in the file come last. A project file cannot set what runs a program, reaches a host or
reads outside the workspace (scope "machine"). No file is read here.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .frozen import dataclass

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """The settings that count for one document.

    `severities` maps rule names to a severity ("error", "warning", "info", "hint") or "off".
    `build_arguments` are as written, for the engine; `argument_values` are what they are worth.
    `target` is the stage that is built, if not the last one.
    """

    severities: Mapping[str, str] = _NOTHING
    as_buildkit: bool = False
    rules_url: str = ""
    build_engine: str = "auto"
    build_arguments: tuple[str, ...] = ()
    argument_values: tuple[tuple[str, str], ...] = ()
    target: str = ""
    registries_mode: str = "on-demand"
    registries_allow: tuple[str, ...] = ()
    registries_deny: tuple[str, ...] = ()
    registries_mirrors: Mapping[str, str] = _NOTHING
    registries_insecure: tuple[str, ...] = ()
    registries_proxy: str = ""
    registries_certificates: tuple[str, ...] = ()


def argument_values(
    written: Iterable[str], environment: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The name and value of each `NAME=value` and `NAME`, of those of one name the last.

    They are written as for `docker build --build-arg`: `NAME` has the environment's value, and
    without one the build is not given it.
    """
    values: dict[str, str] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if equals or name in environment:
            values[name] = value if equals else environment[name]
    return tuple((name, value) for name, value in values.items() if name)
