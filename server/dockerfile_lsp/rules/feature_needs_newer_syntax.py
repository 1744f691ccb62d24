from collections.abc import Iterator
from typing import NamedTuple

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_instruction_in
from ..semantics.frontend import features, pinned
from ..semantics.problems import Spot, spot
from ..syntax.instruction import Instruction
from ..text import Span
from ..workspace import View


class _Pin(NamedTuple):
    """The pinned minor version, and where it stands."""

    span: Span
    minor: int


def check(node: Instruction, pin: _Pin) -> Iterator[Finding]:
    """The frontend that `# syntax=` pins does not know this yet.

    `docker/dockerfile:1` is always the newest of version 1.
    """
    change = Change(Spot(None, pin.span), "docker/dockerfile:1")
    fix = Fix("Change to docker/dockerfile:1", (change,), safe=False)
    for feature in features(node):
        if feature.since > pin.minor:
            version = f"docker/dockerfile:1.{feature.since}"
            message = f"{feature.what} needs {version}, not 1.{pin.minor}"
            yield Finding(spot(node, feature.span), message, fix)


def _pin(view: View) -> _Pin | None:
    found = pinned(view.document.tree)
    if not found:
        return None
    directive, start, minor = found
    return _Pin(directive.value_span.shift(start), minor)


RULE = Rule(
    name="FeatureNeedsNewerSyntax",
    severity=Severity.WARNING,
    check=on_instruction_in(_pin, check),
    source="https://docs.docker.com/build/buildkit/dockerfile-release-notes/",
    examples=(
        Good("# syntax=docker/dockerfile:1\nFROM a\nCOPY --link b c\n"),
        Good(
            "# syntax=docker/dockerfile:1.4\nFROM a\nCOPY --link b c\nRUN <<EOF\necho ${x#y}\nEOF\n"
        ),
        Good("# syntax=docker/dockerfile:1.3-labs\nFROM a\nCOPY <<EOF /x\nEOF\n"),
        Bad(
            "# syntax=docker/dockerfile:1.3\nFROM a\nCOPY <[--link]> b c\n",
            fixed="# syntax=docker/dockerfile:1\nFROM a\nCOPY --link b c\n",
        ),
        Bad(
            "# syntax=docker/dockerfile:1.6.0\nFROM a\nENV A=<[${B#x}]>\n",
            fixed="# syntax=docker/dockerfile:1\nFROM a\nENV A=${B#x}\n",
        ),
        Bad(
            "# syntax=docker/dockerfile:1.9\nFROM a\nRUN --mount=type=secret,id=a,<[env=A]> b\n",
            fixed="# syntax=docker/dockerfile:1\nFROM a\nRUN --mount=type=secret,id=a,env=A b\n",
        ),
    ),
)
