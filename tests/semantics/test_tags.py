import pytest

from dockerfile_lsp.semantics.tag_order import Level, in_order, newer, siblings
from dockerfile_lsp.semantics.tags import Kind, tag

_PYTHON = (
    "3.13.1-slim", "3.12.8-slim", "3.12.8", "3.12.8-slim-bookworm", "3.12.9-alpine3.21",
    "3.12.9-alpine3.20", "3.14.0rc1", "3.12", "3.13", "3", "latest", "4.0.0-slim", "3.12-slim",
    "slim",
)  # fmt: skip


def check(tags: str, like: str = "") -> None:
    """`tags` stand in the order in which they are offered, however they come in."""
    wanted = tags.split()
    for given in (wanted, wanted[::-1], sorted(wanted)):
        assert [ranked.tag.text for ranked in in_order(given, like)] == wanted


def test_numbers_count_as_numbers() -> None:
    check("1.10.0 1.9.0 1.2.0")


def test_latest_comes_first_and_floating_before_exact() -> None:
    check("latest 3 3.13 3.12 3.13.1 3.12.8")


def test_the_plainest_variant_first() -> None:
    check("3 3.12 3-slim 3.12-slim 3-slim-bookworm")


def test_the_variant_that_is_replaced_comes_first() -> None:
    check("3-slim 3.12-slim 3 3-alpine", like="3.11-slim")


def test_channels_are_no_variant() -> None:
    check("latest lts 24 22 24-slim")


def test_unstable_tags_come_after_stable_ones() -> None:
    check("3.12 3.12-slim 3.13-rc 3.13.0rc1 main nightly")


def test_tags_for_machines_come_last() -> None:
    check(
        "1.0 1.0-rc 1.0-amd64 1.0-20260802 1.0-20260801 sha-1a2b3c4 main-1a2b3c4d "
        f"sha256-{'0' * 64}.sig"
    )


def test_a_tag_given_twice_is_offered_once() -> None:
    assert len(in_order(("1", "1"))) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3.12.8-slim-bookworm", Kind.RELEASE),
        ("lts-alpine3.23", Kind.RELEASE),
        ("ltsc2022", Kind.RELEASE),
        ("2026.8.1", Kind.RELEASE),
        ("8u502-b07-jdk", Kind.RELEASE),
        ("v1.2.3-rc.1", Kind.PRERELEASE),
        ("19beta3-alpine", Kind.PRERELEASE),
        ("28-ea-11-jdk", Kind.PRERELEASE),
        ("master", Kind.PRERELEASE),
        ("latest-arm64", Kind.PLATFORM),
        ("386", Kind.PLATFORM),
        ("7.386.1-slim", Kind.RELEASE),
        ("bookworm-20260803-slim", Kind.DATED),
        ("RELEASE.2024-01-02T03-04-05Z", Kind.DATED),
        ("9.8-1786985871", Kind.DATED),
        ("2023.12.20260817.0", Kind.DATED),
        ("1a2b3c4d5e", Kind.COMMIT),
        ("sha256-" + "a" * 64 + ".att", Kind.SIGNATURE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert tag(text).kind == kind


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("3.12.8-slim", (3, 12, 8)),
        ("v2.1", (2, 1)),
        ("slim-3.12", (3, 12)),
        ("11.0.32_9-jre", (11, 0, 32, 9)),
        ("8u502-b07-jdk", (8, 502, 7)),
        ("3.13.0rc1", (3, 13, 0)),
        ("alpine3.20", ()),
        ("lts-alpine3.23", ()),
        ("bookworm", ()),
    ],
)
def test_versions(text: str, version: tuple[int, ...]) -> None:
    assert tag(text).version == version


@pytest.mark.parametrize(
    ("current", "level", "wanted"),
    [
        ("3.12.1-slim", "patch", "3.12.8-slim"),
        ("3.12.1-slim", "minor", "3.13.1-slim"),
        ("3.12.1-slim", "major", "4.0.0-slim"),
        ("3.12.1-slim-bookworm", "patch", "3.12.8-slim-bookworm"),
        ("3.12.1-alpine3.19", "patch", "3.12.9-alpine3.21"),
        ("3.12.1-alpine3.20", "patch", "3.12.9-alpine3.20"),
        ("3.11", "minor", "3.13"),
        ("3.11", "patch", None),  # it has no patch to move
        ("3.12.8", "patch", None),
        ("3.12.8-slim-trixie", "patch", None),
        ("3.13.1", "minor", None),  # what is newer is not stable
        ("latest", "major", None),
        ("3.12.8-slim-20240101", "patch", None),
    ],
)
def test_newer(current: str, level: Level, wanted: str | None) -> None:
    assert newer(current, _PYTHON, level) == wanted


def test_a_prerelease_moves_to_its_release() -> None:
    assert newer("3.14.0rc1", ("3.14.0", "3.14.0rc2"), "patch") == "3.14.0"


def test_what_is_not_allowed_is_passed_over() -> None:
    tags = ("20", "21", "22")
    assert newer("18", tags, "major", lambda each: each.version[0] % 2 == 0) == "22"
    assert newer("18", tags, "major", lambda each: each.version[0] < 22) == "21"


def test_siblings_have_the_same_version() -> None:
    assert siblings("3.12.8-slim", _PYTHON) == ("3.12.8", "3.12.8-slim-bookworm")
    assert siblings("9.9", _PYTHON) == ()
