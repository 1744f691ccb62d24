"""Makes the catalogue's facts.json from the tables: `python tests/catalog/images_from_tables.py`.

The tables are in ../shared/reference/images, which its README describes. names.json says which
images are in the catalogue; everything else comes from the tables, and only what they vouch for.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

TABLES = Path(__file__).parents[3] / "shared" / "reference" / "images"
CATALOGUE = Path(__file__).parents[2] / "server" / "dockerfile_lsp" / "catalog" / "images"
FACTS = CATALOGUE / "facts.json"

Row = dict[str, str]

_VARIABLE = re.compile(r",(?=[A-Za-z_][A-Za-z0-9_]*(?:=|,|\Z))")
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\Z")
# The README of the tables: these rows were read from older commits than the others. The last two
# have not changed since, as far as known.
_STALE = {
    "redis": "2024-09",
    "nginxinc/nginx-unprivileged": "2025-03",
    "debian": "2024",
    "alpine": "2024",
}
_CHANGED = ("redis", "nginxinc/nginx-unprivileged")
# The dates of Oracle's builds are not those of the image openjdk, and those of Windows' short
# channel not those of images that a longer one has under the same number (1809).
_OTHER_PRODUCTS = frozenset(
    ("openjdk-builds-from-oracle", "windows-server", "windows-server-core", "windows-nano-server")
)
_DOTNET = ("sdk", "aspnet", "runtime", "runtime-deps")


class Tables(NamedTuple):
    official: dict[str, Row]
    other: dict[str, Row]
    usage: dict[str, Row]
    releases: list[Row]
    configs: list[Row]


def tables() -> Tables:
    return Tables(
        {row["image"]: row for row in rows("official")},
        {row["image"]: row for row in rows("other")},
        {row["image"]: row for row in rows("usage")},
        rows("eol"),
        rows("config"),
    )


def rows(name: str) -> list[Row]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    columns = lines[1].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[2:] if line]


def facts() -> str:
    """One line an image, the most used first."""
    known, names = tables(), json.loads((CATALOGUE / "names.json").read_text(encoding="utf-8"))
    entries = {name: _entry(known, name) for name in names}
    entries = dict(sorted(entries.items(), key=lambda each: -each[1].get("used", 0)))
    lines = (f"{_dumped(name)}: {_dumped(entry)}" for name, entry in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entry(known: Tables, name: str) -> dict[str, Any]:
    official = known.official.get(name)
    other = {} if official else known.other.get(name, {})
    source = official or other
    entry = {
        "used": int(known.usage.get(name, source).get("repos") or 0),
        "tags": official["tags"] if official else _other_tags(other),
        "architectures": source.get("architectures", ""),
        "deprecated": official is not None and official["deprecated"] == "yes",
        "cycles": [_cycle(row) for row in known.releases if _is_of(row, name)],
        "configs": [_config(row) for row in known.configs if _is_config_of(row, name)],
    }
    return {key: value for key, value in entry.items() if value}


def _other_tags(row: Row) -> str:
    if row.get("evidence", "none") == "none":
        return ""
    read = row["tags_from_source"].split()
    return " ".join(tag for tag in read or row["tags_in_corpus"].split() if _TAG.match(tag))


def _is_of(row: Row, name: str) -> bool:
    if row["product"] in _OTHER_PRODUCTS:
        return False
    if row["product"] == "dotnet":
        return name in {f"mcr.microsoft.com/dotnet/{part}" for part in _DOTNET}
    if row["product"] == "dotnetfx":
        return name.startswith("mcr.microsoft.com/dotnet/framework/")
    if row["product"] == "rhel":
        return name.startswith("registry.access.redhat.com/")
    return name in (row["image"], row["other_image"])


def _cycle(row: Row) -> list[str]:
    """Without what is empty at its end: cycle, codename, end, long end, support end, LTS."""
    columns = ("cycle", "codename", "eol", "extended_end", "support_end", "lts")
    values = [row[column] for column in columns]
    while not values[-1]:
        values.pop()
    return values


def _is_config_of(row: Row, name: str) -> bool:
    return name in row["image"].split() and not row["tag_family"].startswith("dir:")


def _config(row: Row) -> dict[str, Any]:
    families = [each for each in row["tag_family"].split() if _TAG.match(each)]
    if "debug tags" in row["read_at"]:
        families = [each for each in families if not each.startswith("debug")]
    config = {
        "tags": "*" if row["tag_family"] == "all tags" else " ".join(families),
        "env": _VARIABLE.split(row["env"]) if row["env"] else [],
        **{key: row[key] for key in ("user", "workdir", "entrypoint", "cmd", "stopsignal")},
        "ports": row["ports"].split(",") if row["ports"] else [],
        "volumes": row["volumes"].split(",") if row["volumes"] else [],
        "shell": row["shell"],
        "base_unknown": row["base_unknown"],
        "changed": row["image"] in _CHANGED,
        "read": _STALE.get(row["image"], row["read_at"].partition(";")[0]),
    }
    return {key: value for key, value in config.items() if value}


if __name__ == "__main__":
    FACTS.write_text(facts(), encoding="utf-8")
