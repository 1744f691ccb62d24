import time
from collections.abc import Iterator

from ..rule import Bad, Finding, Given, Good, Rule, Severity, on_view
from ..semantics.image_edits import known_tags
from ..semantics.image_facts import ImageConfig, ImageDigest, Missing
from ..semantics.near import nearest
from ..semantics.problems import spot
from ..semantics.used_images import UsedImage, used_images
from ..workspace import Facts, View

_CURRENT = 3600.0  # seconds for which an answer counts


def check(view: View) -> Iterator[Finding]:
    """The image's registry says that it has no image of that name and tag.

    A build that does not have it already fails there. No registry is asked because of this rule:
    it takes the answers to what the user asked for, by hovering the image for instance, for an
    hour.
    """
    now = time.time()
    for used in used_images(view.meaning):
        if not _is_missing(used, view.facts, now):
            continue
        near = nearest(used.image.asked_tag, known_tags(used.image, view.facts))
        hint = f", tag '{near}' is near" if near else ""
        message = f"{used.image.registry} has no image '{used.image.familiar}'{hint}"
        yield Finding(spot(used.reference.placed.node, used.word), message)


def _is_missing(used: UsedImage, facts: Facts, now: float) -> bool:
    """The newer answer counts, of the two that there may be."""
    keys = (ImageConfig.of(used.image, used.platform), ImageDigest.of(used.image))
    answers = [facts[key] for key in keys if key in facts]
    newest = max(answers, key=lambda fact: fact.found, default=None)
    if newest is None or now - newest.found > _CURRENT:
        return False
    return isinstance(newest.value, Missing)


RULE = Rule(
    name="BaseNotFound",
    severity=Severity.WARNING,
    check=on_view(check),
    source="https://docs.docker.com/reference/dockerfile/#from",
    examples=(
        Good("FROM alpine:3.20\n"),
        Good("FROM example.com/app:2\n", given=Given(missing="example.com/app:1")),
        Good("FROM alpine AS app\nFROM app\n", given=Given(missing="app")),
        Bad("FROM <[example.com/app:1]>\n", given=Given(missing="example.com/app:1")),
        Bad("FROM scratch\nCOPY --from=<[app]> /a /b\n", given=Given(missing="app")),
    ),
)
