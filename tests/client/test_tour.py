"""`./dev try` without an editor or a terminal."""

import re
import subprocess
import sys

import pytest

from required import ROOT

SAID = (
    ("What is wrong in the file", "Stage name 'Build' should be lower case (StageNameCasing)"),
    ("The cursor rests on FROM", "**Base image.**"),
    ("The cursor rests on the flag --mount", "--mount=[type=<type>,]"),
    ("You type 'COPY --'", "--chown"),
    ("You type 'COPY --from='", "Build"),
    ("The light bulb at the stage name 'Build'", "Rename to 'build'"),
)


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    """What the tour prints, by the title of the place."""
    tour = subprocess.run(
        [sys.executable, ROOT / "docs/example/tour.py"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tour.returncode == 0, tour.stderr
    _, *parts = re.split(r"^\d\. ", tour.stdout, flags=re.MULTILINE)
    return {title: said for title, _, said in (part.partition("\n") for part in parts)}


def test_it_shows_six_places(places: dict[str, str]) -> None:
    assert tuple(places) == tuple(title for title, _ in SAID)


@pytest.mark.parametrize(("title", "said"), SAID)
def test_the_server_has_something_to_say(places: dict[str, str], title: str, said: str) -> None:
    assert said in places[title]
