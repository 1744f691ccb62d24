"""The file in which a project keeps its settings."""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from ..setting_sources import NOTHING, RuleNames, Source, from_project, unread

NAMES = (".dockerfile-lsp.toml", "pyproject.toml")
_MOST = 1 << 20  # bytes; more is no settings file


class ProjectFile(NamedTuple):
    """`trouble` says why it has no `table`."""

    path: str
    table: Mapping[str, Any]
    trouble: str = ""


def project_file(
    folder: str | os.PathLike[str], top: str | os.PathLike[str] | None = None
) -> ProjectFile | None:
    """The nearest one from `folder` upwards to `top`; both are absolute.

    Without `top`, or outside it, up to the root of the git repository; outside of one in `folder`
    alone. In one folder the first of `NAMES` counts; a pyproject.toml without our table does not.
    """
    for each in _upwards(os.fspath(folder), os.fspath(top) if top else ""):
        for name in NAMES:
            found = _read(os.path.join(each, name))
            if found:
                return found
    return None


def project_source(
    folder: str | os.PathLike[str], top: str | os.PathLike[str] | None, rules: RuleNames
) -> Source:
    """What the project that `folder` is in sets; `top` as for `project_file`."""
    file = project_file(folder, top)
    if not file:
        return NOTHING
    if file.trouble:
        return unread(file.trouble)
    return from_project(file.table, file.path, rules)


def _upwards(folder: str, top: str) -> list[str]:
    folders = [folder]
    while (parent := os.path.dirname(folders[-1])) != folders[-1]:
        folders.append(parent)
    if top in folders:
        return folders[: folders.index(top) + 1]
    root = next((each for each in folders if os.path.exists(os.path.join(each, ".git"))), folder)
    return folders[: folders.index(root) + 1]


def _read(path: str) -> ProjectFile | None:
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST)
    except OSError as error:
        return ProjectFile(path, {}, f"{path} cannot be read: {error.strerror or error}")
    return _understood(path, data)


def _understood(path: str, data: bytes) -> ProjectFile | None:
    """None for a pyproject.toml that does not mention us, be it TOML or not."""
    is_shared = os.path.basename(path) == "pyproject.toml"
    if is_shared and b"dockerfile-lsp" not in data:
        return None
    import tomllib  # noqa: PLC0415  # most projects have no such file, and it is slow to import

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are ones
        return ProjectFile(path, {}, f"{path} is not TOML: {error}")
    if not is_shared:
        return ProjectFile(path, table)
    tools: Any = table.get("tool")
    tool = cast("dict[str, Any]", tools) if isinstance(tools, dict) else {}
    return ProjectFile(path, tool["dockerfile-lsp"]) if "dockerfile-lsp" in tool else None
