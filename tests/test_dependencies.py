"""What the server needs at run time is pure Python: one .vsix serves all platforms."""

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def needed() -> set[str]:
    """The distributions that a user gets, those of the dependencies included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(project["dependencies"])
    found: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = requirement.name.lower()
        wanted = not requirement.marker or requirement.marker.evaluate({"extra": ""})
        if wanted and name not in found:
            found.add(name)
            waiting += distribution(name).requires or ()
    return found


def test_they_are_pure_python() -> None:
    names = needed()
    assert {"pygls", "httpx", "h11", "truststore"} <= names
    for name in names:
        wheel = distribution(name).read_text("WHEEL") or ""
        assert "Root-Is-Purelib: true" in wheel, name
