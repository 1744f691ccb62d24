"""The one table of what the user can set, as the editor, project files and documents name it."""

from typing import Any, Literal, NamedTuple

SECTION = "dockerfile-lsp"
SEVERITIES = ("error", "warning", "info", "hint", "off")


class Key(NamedTuple):
    """A setting as the user writes it; `scope` "machine" is for the user's own settings alone."""

    name: str
    field: str  # of `Settings`; "" where only the VS Code extension reads it
    kind: Literal["boolean", "string", "choice", "strings", "texts", "severities"]
    default: Any
    scope: Literal["resource", "machine", "window"]
    description: str  # Markdown
    choices: tuple[str, ...] = ()


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
        "in the environment. Files are judged, and variables explained, with these values.",
    ),
    Key(
        "registries.mode",
        "registries_mode",
        "choice",
        "on-demand",
        "machine",
        "Whether registries are asked about images: `on-demand` when you write an image's name or "
        "tag, hover over it or choose an action on it; `eager` when you open a file, too; never "
        "when `off`.",
        ("off", "on-demand", "eager"),
    ),
    Key(
        "registries.allow",
        "registries_allow",
        "strings",
        [],
        "machine",
        "The registries that may be asked, such as `docker.io` or `*.example.com`. When empty: "
        "all.",
    ),
    Key(
        "registries.deny",
        "registries_deny",
        "strings",
        [],
        "machine",
        "The registries that are never asked; it wins over `registries.allow`.",
    ),
    Key(
        "registries.mirrors",
        "registries_mirrors",
        "texts",
        {},
        "machine",
        "What is asked instead of a registry, by the registry's name, such as "
        '`{"docker.io": "mirror.example.com/hub"}`.',
    ),
    Key(
        "registries.insecure",
        "registries_insecure",
        "strings",
        [],
        "machine",
        "The registries that may be asked without TLS, such as `registry.local:5000`.",
    ),
    Key(
        "registries.proxy",
        "registries_proxy",
        "string",
        "",
        "machine",
        "The proxy through which registries are asked. When empty: the environment's.",
    ),
    Key(
        "registries.certificates",
        "registries_certificates",
        "strings",
        [],
        "machine",
        "Files with certificates of further authorities that registries may have theirs from.",
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
        "choice",
        "messages",
        "window",
        "How much of the talk between VS Code and the server the log shows where its level is "
        "*Trace*: `messages` or `verbose`.",
        ("messages", "verbose"),
    ),
)
