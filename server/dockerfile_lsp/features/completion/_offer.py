"""What a kind of completion gives for a place, and the LSP item made of it."""

from collections.abc import Iterable
from typing import NamedTuple

from lsprotocol import types

from ...feature import to_range
from ...text import Span
from ._places import Place

Kind = types.CompletionItemKind


class Offer(NamedTuple):
    """`text` replaces the place's word, or `word`; it is `label` if empty.

    `signature` is shown behind the label. `topic` is a page of `catalog.prose.pages`, which
    the item gets when it is looked at. Offers of a smaller `rank` come first.
    """

    label: str
    kind: Kind
    text: str = ""
    is_snippet: bool = False
    signature: str = ""
    detail: str = ""
    documentation: str = ""
    topic: tuple[str, ...] = ()
    filter: str = ""
    rank: int = 5
    is_deprecated: bool = False
    word: Span | None = None


def items(at: Place, offers: Iterable[Offer]) -> list[types.CompletionItem]:
    return [_item(at, offer, number) for number, offer in enumerate(offers)]


def _item(at: Place, offer: Offer, number: int) -> types.CompletionItem:
    """A plain edit, as the whole word is to go: of an InsertReplaceEdit VS Code takes `insert`."""
    form = types.InsertTextFormat
    where = to_range(at.view.document, offer.word or at.word)
    documentation = types.MarkupContent(types.MarkupKind.Markdown, offer.documentation)
    return types.CompletionItem(
        label=offer.label,
        label_details=types.CompletionItemLabelDetails(offer.signature)
        if offer.signature
        else None,
        kind=offer.kind,
        tags=[types.CompletionItemTag.Deprecated] if offer.is_deprecated else None,
        detail=offer.detail or None,
        documentation=documentation if offer.documentation else None,
        sort_text=f"{offer.rank}{number:03}",
        filter_text=offer.filter or offer.label,
        insert_text_format=form.Snippet if offer.is_snippet else form.PlainText,
        text_edit=types.TextEdit(where, offer.text or offer.label),
        data=list(offer.topic) or None,
    )
