"""Nothing is in the catalogue that the tables do not vouch for (../shared/reference/images)."""

import json
from collections import defaultdict
from typing import Any, cast

import pytest

from catalog.images_from_tables import CATALOGUE, FACTS, TABLES, Row, facts, rows

pytestmark = pytest.mark.skipif(not TABLES.is_dir(), reason=f"{TABLES} is not here")


def entries() -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", json.loads(FACTS.read_text(encoding="utf-8")))


def by_image(name: str) -> dict[str, Row]:
    return {row["image"]: row for row in rows(name)}


def test_it_is_what_the_tables_make() -> None:
    assert FACTS.read_text(encoding="utf-8") == facts()


def test_every_official_image_is_there() -> None:
    assert set(by_image("official")) <= set(entries())


def test_every_tag_was_read_or_used() -> None:
    official, other = by_image("official"), by_image("other")
    for name, entry in entries().items():
        row = official.get(name)
        seen = row["tags"].split() if row else []
        if not row and other[name]["evidence"] != "none":
            seen = (other[name]["tags_from_source"] + " " + other[name]["tags_in_corpus"]).split()
        assert set(entry.get("tags", "").split()) <= set(seen), name


def test_every_date_is_in_the_table() -> None:
    dates = {
        (row["cycle"], row["eol"], row["extended_end"], row["support_end"]) for row in rows("eol")
    }
    for name, entry in entries().items():
        for cycle in entry.get("cycles", ()):
            row = [*cycle, "", "", "", "", ""]
            assert (row[0], row[2], row[3], row[4]) in dates, name


def test_every_setting_is_in_the_table() -> None:
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows("config"):
        for name in row["image"].split():
            told[name].append(row)
    for name, entry in entries().items():
        for config in entry.get("configs", ()):
            assert any(_tells(row, config) for row in told[name]), (name, config)


def _tells(row: Row, config: dict[str, Any]) -> bool:
    same = all(row[key] == config.get(key, "") for key in ("user", "workdir", "entrypoint", "cmd"))
    tags = config.get("tags", "").split()
    return (
        same
        and ",".join(config.get("env", ())) == row["env"]
        and ",".join(config.get("ports", ())) == row["ports"]
        and ",".join(config.get("volumes", ())) == row["volumes"]
        and row["stopsignal"] == config.get("stopsignal", "")
        and (tags == ["*"] or set(tags) <= set(row["tag_family"].split()))
        and row["base_unknown"] == config.get("base_unknown", "")
    )


def test_rows_from_older_commits_say_so() -> None:
    redis = entries()["redis"]["configs"]
    assert {config["read"] for config in redis} == {"2024-09"}


def test_what_replaces_an_image_is_named_in_the_tables() -> None:
    official, other = by_image("official"), by_image("other")
    instead = json.loads((CATALOGUE / "instead.json").read_text(encoding="utf-8"))
    for name, images in instead.items():
        row = official.get(name) or other[name]
        for image in images:
            assert image in official or image in other or image in row["note"], (name, image)


def test_deprecation_is_that_of_the_tables() -> None:
    for name, row in by_image("official").items():
        assert ("deprecated" in entries()[name]) == (row["deprecated"] == "yes"), name
