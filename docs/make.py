"""Writes the documents that are made from the code: `./dev docs`. A test finds stale ones."""

from pathlib import Path

from dockerfile_lsp.explain import page
from dockerfile_lsp.rules import rules
from dockerfile_lsp.settings import settings_page

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
    made[DOCS / "settings.md"] = settings_page()
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


if __name__ == "__main__":
    for path in DOCS.glob("rules/*.md"):
        if path not in pages():
            path.unlink()
    for path, text in pages().items():
        path.write_text(text, "utf-8")
