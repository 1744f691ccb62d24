"""What is known of the word under the cursor; where nothing is, nothing is shown."""

from collections.abc import Iterator

from lsprotocol import types

from ..catalog.images import phrase
from ..catalog.prose import pages
from ..explain import page, stage_page, variable_page
from ..feature import at_position, to_range
from ..image_page import image_page, literal, tag_page
from ..rules import rule_called
from ..semantics.image_facts import ImageConfig
from ..semantics.images import image
from ..semantics.references import EMPTY_IMAGE, Reference, is_plain, references, references_in
from ..semantics.stages import Stage
from ..semantics.suppressions import suppression
from ..semantics.topics import Topic, topics
from ..semantics.used_images import image_of, platform_of
from ..semantics.variables import name_at, name_span
from ..semantics.worth import worth
from ..syntax.tree import Directive, Item, Placed
from ..text import Span
from ..workspace import FactKey, View


def hover(view: View, offset: int) -> types.Hover | None:
    tree = view.document.tree
    placed = tree.instruction_at(offset)
    if placed:
        reference = _reference(view, placed, offset)
        return (
            _declared(view, placed, offset)
            or (_shown_reference(view, reference, _named(view, reference)) if reference else None)
            or _variable(view, placed, offset)
            or _first(view, topics(placed.node), offset, placed.start)
            or (_shown_reference(view, reference, _called(view, reference)) if reference else None)
        )
    index = tree.index_at(offset)
    return _outside(view, tree.items[index], tree.starts[index], offset) if index >= 0 else None


def _outside(view: View, item: Item, start: int, offset: int) -> types.Hover | None:
    """Of a parser directive, or of a comment that keeps findings quiet and names their rules."""
    quiet = suppression(item, start)
    for name, span in quiet.names if quiet else ():
        rule = rule_called(name) if span.touches(offset) else None
        if rule:
            return _shown(view, page(rule), span)
    if isinstance(item, Directive):
        spans = (item.name_span, item.value_span)
        return _first(view, (Topic(span, (("#", item.name),)) for span in spans), offset, start)
    if quiet and quiet.key.touches(offset):
        return _shown(view, pages.page(("suppression", quiet.kind), view.locale), quiet.key)
    return None


def _first(view: View, topics: Iterator[Topic], offset: int, start: int) -> types.Hover | None:
    for topic in topics:
        if topic.span.touches(offset - start):
            found = (pages.page(path, view.locale) for path in topic.paths)
            text = next((each for each in found if each), "")
            return _shown(view, text, topic.span.shift(start))
    return None


def _shown(view: View, text: str, span: Span) -> types.Hover | None:
    if not text:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, to_range(view.document, span))


def _shown_reference(view: View, reference: Reference, text: str) -> types.Hover | None:
    return _shown(view, text, reference.placed.span(reference.word))


def _reference(view: View, placed: Placed, offset: int) -> Reference | None:
    """The use of a stage or an image that the cursor is in."""
    if placed.span(placed.node.keyword).touches(offset):
        return None
    stages = view.document.stages
    stage = stages.at(offset)
    found = references_in(stages, stage, placed) if stage else ()
    return next(
        (each for each in found if not each.implied and placed.span(each.word).touches(offset)),
        None,
    )


def needs(view: View, offset: int) -> frozenset[FactKey]:
    """The configuration of the image there."""
    placed = view.document.tree.instruction_at(offset)
    reference = _reference(view, placed, offset) if placed else None
    found = image_of(view.meaning, reference) if reference else None
    if not reference or not found:
        return frozenset()
    return frozenset((ImageConfig.of(found, platform_of(view.meaning, reference)),))


def _named(view: View, reference: Reference) -> str:
    """What is said of the stage or the image; empty if nothing is."""
    if reference.target:
        return _stage(view, reference.target)
    if reference.by == "FROM" and reference.word.text == EMPTY_IMAGE:
        return f"**{literal(EMPTY_IMAGE)}**\n\n{tag_page(image(EMPTY_IMAGE), view.locale)}"
    found = image_of(view.meaning, reference)
    platform = platform_of(view.meaning, reference)
    return image_page(found, platform, view.facts, view.locale) if found else ""


def _declared(view: View, placed: Placed, offset: int) -> types.Hover | None:
    """A stage where it gets its name, with the lines in which it is used."""
    stages = view.document.stages
    stage = stages.at(offset) if placed.node.name == "FROM" else None
    if not stage or not stage.name or not placed.span(stage.name).touches(offset):
        return None
    users = [each for each in references(stages) if each.target and each.target is stage]
    starts = (to_range(view.document, each.placed.span(each.word)).start for each in users)
    lines = ", ".join(str(start.line + 1) for start in starts)
    used = phrase("used in", view.locale, lines=lines) if lines else ""
    text = "\n\n".join(part for part in (_stage(view, stage), used) if part)
    return _shown(view, text, placed.span(stage.name))


def _called(view: View, reference: Reference) -> str:
    """What an image is called whose name has variables in it, though no more is known."""
    found = None if is_plain(reference.word) else image_of(view.meaning, reference)
    return f"**{literal(found.familiar)}**" if found else ""


def _stage(view: View, stage: Stage) -> str:
    line = to_range(view.document, stage.origin.span()).start.line + 1
    return stage_page(view.document, stage, line)


def _variable(view: View, placed: Placed, offset: int) -> types.Hover | None:
    known, name = worth(view.meaning, placed, offset), name_at(placed, offset)
    about = pages.page(("$", name), view.locale)
    if not known:
        return _shown(view, about, placed.span(name_span(placed, offset))) if about else None
    line = to_range(view.document, known.origin).start.line + 1 if known.origin else 0
    parts = [variable_page(view.document, known, line), about]
    if known.image:
        name = literal(known.image.familiar)
        parts.append(phrase("set by", view.locale, image=name))
    return _shown(view, "\n\n".join(part for part in parts if part), known.span)


FEATURE = at_position(types.TEXT_DOCUMENT_HOVER, hover, needs=needs)
