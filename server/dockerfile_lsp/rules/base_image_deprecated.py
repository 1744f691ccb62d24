from collections.abc import Iterator

from ..catalog.images import known
from ..rule import Bad, Finding, Good, Rule, Severity, on_view
from ..semantics.known_images import catalogue_name
from ..semantics.problems import spot
from ..semantics.used_images import used_images
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """A deprecated image is not updated any more, or not under this name.

    Its tags stay where they are and grow old. Where there is a successor, it is named: under
    another name the image is often the same.
    """
    for used in used_images(view.meaning):
        image = known(catalogue_name(used.image))
        if not image or not image.deprecated:
            continue
        names = " or ".join(f"'{name}'" for name in image.instead)
        advice = f", use {names}" if names else ""
        message = f"Image '{image.name}' is deprecated{advice}"
        where = spot(used.reference.placed.node, used.word)
        yield Finding(where, message, tag="deprecated")


# Found in 16 % of the corpus' repositories at this level: `openjdk` and `centos` were used by all
# the world, and get no fixes any more.
RULE = Rule(
    name="BaseImageDeprecated",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://github.com/docker-library/docs/blob/master/README.md",
    examples=(
        Good("FROM eclipse-temurin:21\n"),
        Good("FROM example.com/openjdk\n"),
        Bad("FROM <[openjdk:17]>\n"),
        Bad("FROM a\nCOPY --from=<[microsoft/nanoserver]> x y\n"),
    ),
)
