"""What can be done with an image in a file, as proved edits (DESIGN, decision 7)."""

from collections.abc import Iterator
from typing import NamedTuple

from .frozen import replace
from .semantics.image_edits import Choice, choices, digest, rewritten
from .semantics.image_facts import ImageDigest
from .semantics.images import Image, image
from .semantics.occurrences import occurrences
from .semantics.sameness import untouched
from .semantics.used_images import UsedImage, used_images
from .semantics.version_arguments import (
    Default,
    VersionArgument,
    default_of,
    version_arguments,
)
from .text import Edit, Span
from .workspace import FactKey, View


class ImageAction(NamedTuple):
    """`edit` is None where the digest of `wanted` must be asked for first."""

    choice: Choice
    span: Span
    edit: Edit | None

    @property
    def wanted(self) -> Image:
        return self.choice.image


def image_actions(view: View, where: Span) -> Iterator[ImageAction]:
    """For the images that `where` touches. Where a global ARG holds the version, its default is
    what is changed.
    """
    for used in used_images(view.meaning):
        span = used.reference.placed.span(used.word)
        if span.start <= where.end and where.start <= span.end:
            for choice in choices(used.image, view.facts):
                if choice.needs_digest and used.is_written:
                    yield ImageAction(choice, span, None)
                elif edit := _edit(view, used, choice):
                    yield ImageAction(choice, span, edit)


def pinned(view: View, start: int, wanted: str) -> Edit | None:
    """The edit that writes `wanted` with its digest for the image at `start`; None if the digest
    is not known, or the image is not there any more.
    """
    new = image(wanted)
    known = digest(new, view.facts) if new else ""
    if not new or not known:
        return None
    for used in used_images(view.meaning):
        if used.is_written and used.reference.placed.span(used.word).start == start:
            return proved(view, used, new._replace(digest=known))
    return None


def digest_key(wanted: str) -> FactKey | None:
    """What to ask a registry for, to pin `wanted`."""
    new = image(wanted)
    return ImageDigest.of(new) if new else None


def _edit(view: View, used: UsedImage, choice: Choice) -> Edit | None:
    if used.is_written:
        return proved(view, used, choice.image)
    return argument_edit(view, used, choice.image) if not choice.needs_digest else None


def argument_edit(view: View, used: UsedImage, new: Image) -> Edit | None:
    """The edit of the ARG that holds the version in the image's tag, proved as `proved` does.

    None if something else depends on the ARG: only the same image's FROMs may.
    """
    stages = view.document.stages
    for argument in version_arguments(stages):
        default = default_of(stages, argument.name)
        version = argument.version(new.tag)
        is_here = argument.stage == used.reference.user
        if is_here and default and version and _is_its_alone(view, argument, default):
            edit = Edit(default.placed.span(default.value), version)
            grown = len(version) - (edit.span.end - edit.span.start)
            return edit if _makes(view, used, edit, new, grown) else None
    return None


def _is_its_alone(view: View, argument: VersionArgument, default: Default) -> bool:
    """Whether nothing but FROMs that put the same text around it use the argument."""
    stages = view.document.stages
    alike = [each.stage.origin for each in version_arguments(stages) if each.is_like(argument)]
    places = (default.placed, *alike)
    name_end = default.placed.start + default.value.span.start - len("=")
    found = occurrences(view.document.tree, stages, name_end)
    return bool(found) and all(
        any(place.span().start <= each.span.start < place.span().end for place in places)
        for each in found
    )


def proved(view: View, used: UsedImage, new: Image) -> Edit | None:
    """The edit, if it makes the word say `new` and leaves all else as it is."""
    span = used.reference.placed.span(used.word)
    text = span.of(view.document.text)
    if not text.endswith(used.image.familiar[len(used.image.name) :]):
        return None
    edit = Edit(span, rewritten(text, used.image, new))
    return edit if _makes(view, used, edit, new) else None


def _makes(view: View, used: UsedImage, edit: Edit, new: Image, moved: int = 0) -> bool:
    """Whether the image becomes `new`, its word `moved` on, and the rest stays as it is."""
    after = replace(view, document=view.document.edited(edit))
    start = used.reference.placed.span(used.word).start + moved
    is_same = untouched(view.document.tree, after.document.tree, (edit,))
    return is_same and _image_at(after, start) == new


def _image_at(view: View, start: int) -> Image | None:
    found = (
        used.image
        for used in used_images(view.meaning)
        if used.reference.placed.span(used.word).start == start
    )
    return next(found, None)
