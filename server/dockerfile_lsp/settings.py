"""What the user can set: one frozen type, and one table of its keys (`KEYS`).

Resolved for each document, later ones winning: defaults, editor, project file, command line;
comments in the file come last. A project file cannot set what runs a program, reaches a host or
reads outside the workspace (scope "machine"). No file is read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

SECTION = "dockerfile-lsp"
SEVERITIES = ("error", "warning", "info", "hint", "off")

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """The settings that count for one document.

    `severities` maps rule names to a severity ("error", "warning", "info", "hint") or "off".
    """

    severities: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    as_buildkit: bool = False
    rules_url: str = ""
    build_engine: str = "auto"
    build_arguments: tuple[str, ...] = ()


class Key(NamedTuple):
    """A setting as the user writes it; `scope` "machine" is for the user's own settings alone."""

    name: str
    field: str  # of `Settings`; "" where only the VS Code extension reads it
    kind: Literal["boolean", "string", "strings", "severities"]
    default: Any
    scope: Literal["resource", "machine", "window"]
    description: str  # Markdown


KEYS = (
    Key(
        "rules",
        "severities",
        "severities",
        {},
        "resource",
        "How severe each rule is: `error`, `warning`, `info`, `hint` or `off`, by the rule's name "
        "or by hadolint's code for it, such as `DL3006`. A rule that is not listed keeps its own "
        "severity.",
    ),
    Key(
        "asBuildkit",
        "as_buildkit",
        "boolean",
        False,  # noqa: FBT003  # a value like the others' here
        "resource",
        "Judge as `docker build --check` does without build arguments: what no argument sets is "
        "empty, base images are empty, and other tools' comments do not count.",
    ),
    Key(
        "rulesUrl",
        "rules_url",
        "string",
        "",
        "machine",
        "Where the documentation of the rules is served. The name of a rule in the list of "
        "problems then links to its page there.",
    ),
    Key(
        "build.engine",
        "build_engine",
        "string",
        "auto",
        "machine",
        "What builds images: `docker`, `podman`, `buildah`, or the absolute path of one of them. "
        "`auto` takes the first that answers.",
    ),
    Key(
        "build.arguments",
        "build_arguments",
        "strings",
        [],
        "machine",
        "Build arguments for every build, each `NAME=value`, or `NAME` for the value that it has "
        "in the environment.",
    ),
    Key(
        "interpreter",
        "",
        "string",
        "",
        "machine",
        "The Python (3.11 or newer) that runs the server. When empty: the one that the Python "
        "extension has chosen, else the first good one on `PATH`.",
    ),
    Key(
        "path",
        "",
        "strings",
        [],
        "machine",
        "A server of your own to run instead of the bundled one: a command and its arguments, "
        'such as `["/usr/local/bin/dockerfile-lsp", "--stdio"]`.',
    ),
    Key(
        "trace.server",
        "",
        "string",
        "off",
        "window",
        "What of the talk between VS Code and the server is written to the log: `off`, `messages` "
        "or `verbose`.",
    ),
)


def settings_page() -> str:
    """The Markdown of docs/settings.md."""
    rows = "".join(
        f"| `{key.name}` | {_TYPES[key.kind]} | {_default(key)} | {_PLACES[key.scope]} "
        f"| {key.description.replace('|', chr(92) + '|')} |\n"
        for key in KEYS
        if key.field
    )
    return _PAGE + rows


_TYPES = {
    "boolean": "true or false",
    "string": "text",
    "strings": "list of texts",
    "severities": "table",
}
_PLACES = {
    "resource": "editor or project file",
    "machine": "editor, the user's own settings alone",
    "window": "editor",
}
_PAGE = """\
# Settings

Made from `server/dockerfile_lsp/settings.py` by `./dev docs`.

Later ones win: the defaults, the editor's settings (section `dockerfile-lsp`), the project's file.
The project's file is the nearest `.dockerfile-lsp.toml`, or `pyproject.toml` with a table
`[tool.dockerfile-lsp]`, from the Dockerfile's folder upwards to the folder that is open in the
editor, else to the root of the git repository. It cannot set what runs a program or reaches a host.

```toml
# .dockerfile-lsp.toml
asBuildkit = false

[rules]
StageNameCasing = "off"
DL3006 = "error"
```

The `docker.languageserver.diagnostics.*` settings of Docker's language server for VS Code count,
too, where the rule is not named in `rules`.

| setting | type | default | where | what it does |
|---|---|---|---|---|
"""


def _default(key: Key) -> str:
    return "none" if key.default in ("", [], {}) else f"`{str(key.default).lower()}`"
