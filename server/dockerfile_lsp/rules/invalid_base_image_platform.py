from collections.abc import Iterator

from ..rule import Bad, Finding, Good, Rule, Severity, on_view
from ..semantics.known_images import platforms_of
from ..semantics.problems import spot
from ..semantics.used_images import base_images
from ..workspace import View


def check(view: View) -> Iterator[Finding]:
    """A base image should be there for the platform that FROM asks for.

    An image for one platform alone is taken whatever it is for, and its programs then do not run;
    of an image for several, none is found. What an image is for is known from its registry, or for
    official images from the server's catalogue. The variant of an architecture does not count.
    """
    if view.assumptions.as_buildkit:
        return
    for used in base_images(view.meaning):
        stage = used.reference.user
        flag = stage.origin.node.flag("platform")
        if not flag or not flag.value:
            continue
        asked = view.meaning.bases.platforms[stage.number]
        there = platforms_of(used.image, used.platform, view.facts)
        if there and f"{asked.os}/{asked.architecture}" not in there:
            message = f"Image '{used.image.familiar}' is not for {asked.os}/{asked.architecture}"
            yield Finding(spot(stage.origin.node, flag.value), message)


RULE = Rule(
    name="InvalidBaseImagePlatform",
    severity=Severity.WARNING,
    check=on_view(check),
    examples=(
        Good("FROM --platform=linux/arm64 alpine\n"),
        Good("FROM --platform=linux/riscv64 example.com/app\n"),
        Bad("FROM --platform=<[linux/s390x]> archlinux\n"),
        Bad("ARG P=linux/mips\nFROM --platform=<[$P]> docker.io/library/archlinux:base\n"),
    ),
)
