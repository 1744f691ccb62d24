from collections.abc import Iterator

from ..rule import Bad, Change, Finding, Fix, Good, Rule, Severity, on_view
from ..semantics.frontend import features, pinned
from ..semantics.problems import Spot, spot
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """The frontend that `# syntax=` pins does not know this yet.

    `docker/dockerfile:1` is always the newest of version 1.
    """
    found = pinned(view.document.tree)
    if not found:
        return
    directive, start, minor = found
    value = Spot(None, directive.value_span.shift(start))
    fix = Fix("Change to docker/dockerfile:1", (Change(value, "docker/dockerfile:1"),), safe=False)
    for node in (placed.node for placed in view.document.tree.instructions):
        for feature in features(node):
            if feature.since > minor:
                message = f"{feature.what} needs docker/dockerfile:1.{feature.since}, not 1.{minor}"
                yield Finding(spot(node, feature.span), message, fix)


RULE = Rule(
    name="FeatureNeedsNewerSyntax",
    severity=Severity.WARNING,
    check=on_view(check),
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
