"""What can be done with an image in a file, as proved edits (DESIGN, decision 7)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from .semantics.image_edits import Choice, choices, digest, rewritten
from .semantics.image_facts import ImageConfig
from .semantics.images import Image, image
from .semantics.sameness import untouched
from .semantics.used_images import UsedImage, used_images
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
    """For the images that `where` touches and that are written out."""
    for used in used_images(view.meaning):
        span = used.reference.placed.span(used.word)
        if used.is_written and span.start <= where.end and where.start <= span.end:
            for choice in choices(used.image, view.facts):
                if choice.needs_digest:
                    yield ImageAction(choice, span, None)
                elif edit := proved(view, used, choice.image):
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
    return ImageConfig.of(new) if new else None


def proved(view: View, used: UsedImage, new: Image) -> Edit | None:
    """The edit, if it makes the word say `new` and leaves all else as it is."""
    span = used.reference.placed.span(used.word)
    text = span.of(view.document.text)
    edit = Edit(span, rewritten(text, used.image, new))
    after = replace(view, document=view.document.edited(edit))
    if not text.endswith(used.image.familiar[len(used.image.name) :]):
        return None
    is_same = untouched(view.document.tree, after.document.tree, (edit,))
    return edit if is_same and _image_at(after, span.start) == new else None


def _image_at(view: View, start: int) -> Image | None:
    found = (
        used.image
        for used in used_images(view.meaning)
        if used.reference.placed.span(used.word).start == start
    )
    return next(found, None)
