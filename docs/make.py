"""Writes the documents that are made from the code: `./dev docs`. A test finds stale ones."""

from pathlib import Path

from dockerfile_lsp.explain import page
from dockerfile_lsp.rules import rules
from dockerfile_lsp.setting_keys import KEYS, Key

DOCS = Path(__file__).parent
NUMBERS = DOCS / "rules/numbers.txt"

_INTRODUCTION = """\
# The rules

Made from `server/dockerfile_lsp/rules/` by `./dev docs`. A number never changes its meaning.
Names are what settings, `explain` and other tools' comments use; the codes behind them are
understood, too.

| number | rule | severity | what it says | other names |
|---|---|---|---|---|
"""


def pages() -> dict[Path, str]:
    """Every document that is made, and what it should be."""
    made = {DOCS / f"rules/{rule.name}.md": page(rule) for rule in rules()}
    made[DOCS / "settings.md"] = _settings()
    made[NUMBERS] = "".join(f"{name}\n" for name in _numbered())
    made[DOCS / "rules/README.md"] = _INTRODUCTION + _table()
    return made


def _numbered() -> list[str]:
    """All rule names that ever were, in the order in which they came: the line is the number."""
    known = NUMBERS.read_text("utf-8").split() if NUMBERS.exists() else []
    return [*known, *(rule.name for rule in rules() if rule.name not in known)]


def _table() -> str:
    by_name = {rule.name: rule for rule in rules()}
    rows = [
        f"| {number} | [{name}]({name}.md) | {rule.severity.name.lower()} | {rule.summary} "
        f"| {', '.join(rule.aliases)} |\n"
        for number, name in enumerate(_numbered(), 1)
        if (rule := by_name.get(name))
    ]
    return "".join(rows)


def _settings() -> str:
    rows = "".join(
        f"| `{key.name}` | {_type(key)} | {_default(key)} | {_PLACES[key.scope]} "
        f"| {key.description.replace('|', chr(92) + '|')} |\n"
        for key in KEYS
        if key.field
    )
    return _PAGE + rows


_TYPES = {
    "boolean": "true or false",
    "string": "text",
    "choice": "one of",
    "strings": "list of texts",
    "texts": "table of texts",
    "severities": "table",
}
_PLACES = {
    "resource": "editor or project file",
    "machine": "editor, the user's own settings alone",
    "window": "editor",
}
_PAGE = """\
# Settings

Made from `server/dockerfile_lsp/setting_keys.py` by `./dev docs`.

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


def _type(key: Key) -> str:
    return " ".join((_TYPES[key.kind], ", ".join(f"`{each}`" for each in key.choices))).rstrip()


def _default(key: Key) -> str:
    return "none" if key.default in ("", [], {}) else f"`{str(key.default).lower()}`"


if __name__ == "__main__":
    for path in DOCS.glob("rules/*.md"):
        if path not in pages():
            path.unlink()
    for path, text in pages().items():
        path.write_text(text, "utf-8")
