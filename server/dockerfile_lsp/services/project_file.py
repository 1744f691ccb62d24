"""The file in which a project keeps its settings; read here, understood elsewhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

NAMES = (".dockerfile-lsp.toml", "pyproject.toml")
_MOST = 1 << 20  # bytes; more is no settings file


class ProjectFile(NamedTuple):
    """`trouble` says why it has no `table`."""

    path: Path
    table: Mapping[str, Any]
    trouble: str = ""


def project_file(folder: Path, top: Path | None = None) -> ProjectFile | None:
    """The nearest one from `folder` upwards to `top`.

    Without `top`, or outside it, up to the root of the git repository; outside of one in `folder`
    alone. In one folder the first of `NAMES` counts; a pyproject.toml without our table does not.
    """
    for each in _upwards(folder, top):
        for name in NAMES:
            found = _read(each / name)
            if found:
                return found
    return None


def _upwards(folder: Path, top: Path | None) -> list[Path]:
    folders = [folder, *folder.parents]
    if top in folders:
        return folders[: folders.index(top) + 1]
    root = next((each for each in folders if (each / ".git").exists()), folder)
    return folders[: folders.index(root) + 1]


def _read(path: Path) -> ProjectFile | None:
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_MOST)
    except OSError as error:
        return ProjectFile(path, {}, f"{path} cannot be read: {error.strerror or error}")
    return _understood(path, data)


def _understood(path: Path, data: bytes) -> ProjectFile | None:
    """None for a pyproject.toml that does not mention us, be it TOML or not."""
    is_shared = path.name == "pyproject.toml"
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
