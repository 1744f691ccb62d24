"""What can be done with an image in a file, as proved edits (DESIGN, decision 7)."""

from collections.abc import Iterator
from typing import NamedTuple

from .frozen import replace
from .semantics.image_arguments import (
    Default,
    ImageArgument,
    default_of,
    image_argument,
    image_arguments,
)
from .semantics.image_edits import Choice, choices, known_digest, rewritten
from .semantics.image_facts import ImageDigest
from .semantics.images import Image, image
from .semantics.occurrences import occurrences
from .semantics.sameness import untouched
from .semantics.used_images import UsedImage, used_images
from .text import Edit, Span
from .workspace import FactKey, View

# In place of a digest that is not known yet.
_ANY = f"sha256:{'0' * 64}"


class ImageAction(NamedTuple):
    """`edit` is None where the digest of `wanted` must be asked for first."""

    choice: Choice
    span: Span
    edit: Edit | None

    @property
    def wanted(self) -> Image:
        return self.choice.image


def image_actions(view: View, where: Span) -> Iterator[ImageAction]:
    """For the images that `where` touches. Where an ARG holds the image or its tag, its default is
    what is changed.
    """
    for used in used_images(view.meaning):
        span = used.reference.placed.span(used.word)
        if span.start <= where.end and where.start <= span.end:
            for choice in choices(used.image, view.facts):
                digest = _ANY if choice.needs_digest else choice.image.digest
                edit = _edit(view, used, choice.image._replace(digest=digest))
                if edit:
                    yield ImageAction(choice, span, None if choice.needs_digest else edit)


def pinned(view: View, start: int, wanted: str) -> Edit | None:
    """The edit that writes `wanted` with its digest for the image at `start`; None if the digest
    is not known, or the image is not there any more.
    """
    new = image(wanted)
    known = known_digest(new, view.facts) if new else ""
    if not new or not known:
        return None
    for used in used_images(view.meaning):
        if used.reference.placed.span(used.word).start == start:
            return _edit(view, used, new._replace(digest=known))
    return None


def digest_key(wanted: str) -> FactKey | None:
    """What to ask a registry for, to pin `wanted`."""
    new = image(wanted)
    return ImageDigest.of(new) if new else None


def _edit(view: View, used: UsedImage, new: Image) -> Edit | None:
    return proved(view, used, new) if used.is_written else argument_edit(view, used, new)


def argument_edit(view: View, used: UsedImage, new: Image) -> Edit | None:
    """The edit of what gives the image's variable its value, proved as `proved` does.

    None if something else depends on it: only the same image's FROMs may.
    """
    argument = image_argument(used.reference.user)
    default = default_of(view.document.stages, argument) if argument else None
    if not argument or not default:
        return None
    old = f"{argument.before}{default.text}{argument.after}"
    value = _value(argument, old, used.image, new)
    if not value or not _is_its_alone(view, argument, default):
        return None
    edit, is_above = Edit(default.span, value), default.placed != argument.stage.origin
    grown = len(value) - len(default.text) if is_above else 0
    return edit if _makes(view, used, edit, new, grown) else None


def _value(argument: ImageArgument, text: str, old: Image, new: Image) -> str:
    """What the variable must be; "" if it cannot, or should not: no version gets a digest."""
    is_version = ":" in argument.before.rpartition("/")[2]
    if image(text) != old or (is_version and new.digest and not old.digest):
        return ""
    return argument.value(rewritten(text, old, new)) if _says(text, old) else ""


def _is_its_alone(view: View, argument: ImageArgument, default: Default) -> bool:
    """Whether nothing but FROMs that put the same text around it use the argument."""
    stages = view.document.stages
    if default.placed == argument.stage.origin:
        return True
    alike = [each.stage.origin for each in image_arguments(stages) if each.is_like(argument)]
    places = (default.placed, *alike)
    found = occurrences(view.document.tree, stages, default.start)
    return bool(found) and all(
        any(place.span().start <= each.span.start < place.span().end for place in places)
        for each in found
    )


def proved(view: View, used: UsedImage, new: Image) -> Edit | None:
    """The edit, if it makes the word say `new` and leaves all else as it is."""
    span = used.reference.placed.span(used.word)
    text = span.of(view.document.text)
    if not _says(text, used.image):
        return None
    edit = Edit(span, rewritten(text, used.image, new))
    return edit if _makes(view, used, edit, new) else None


def _says(text: str, image: Image) -> bool:
    return text.endswith(image.familiar[len(image.name) :])


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
