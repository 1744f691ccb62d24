from collections.abc import Iterator

from lsprotocol import types

from ..feature import on_view, to_range
from ..semantics.image_web import web_page
from ..semantics.references import is_plain
from ..semantics.used_images import used_images
from ..syntax.words import Word
from ..text import Span
from ..workspace import View


def document_links(view: View) -> list[types.DocumentLink]:
    """From images to their registries' pages, and from what ADD fetches to where it is."""
    links = [*_images(view), *_addresses(view)]
    return [
        types.DocumentLink(to_range(view.document, span), target=target, tooltip=title)
        for span, target, title in sorted(links)
    ]


def _images(view: View) -> Iterator[tuple[Span, str, str]]:
    for used in used_images(view.meaning):
        target = web_page(used.image)
        if target:
            span = used.reference.placed.span(used.word)
            yield span, target, f"{used.image.name} on its registry"


def _addresses(view: View) -> Iterator[tuple[Span, str, str]]:
    for placed in view.document.tree.instructions:
        for word in placed.node.arguments[:-1] if placed.node.name == "ADD" else ():
            if _is_address(word):
                yield placed.span(word), word.text, "What is added"


def _is_address(word: Word) -> bool:
    return is_plain(word) and word.text.startswith(("https://", "http://"))


FEATURE = on_view(types.TEXT_DOCUMENT_DOCUMENT_LINK, document_links, types.DocumentLinkOptions())
