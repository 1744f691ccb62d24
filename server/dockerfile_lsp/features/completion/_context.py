"""What is known at the cursor: the kind of place it is, and the word there.

Words over a continuation have no place: clients replace nothing on several lines.
"""

from typing import NamedTuple

from ...catalog.grammar import ONBUILD_FORBIDDEN
from ...semantics.mounts import fields
from ...syntax.flags import Flag
from ...syntax.instruction import Instruction
from ...syntax.tree import Blank, Placed
from ...syntax.words import Word
from ...text import Span
from ...workspace import View
from ._cursor import Cursor, cursor
from ._dollar import variable_place
from ._places import CommentPlace, KeywordPlace, MountPlace, Place, ValuePlace, WordPlace


def place(view: View, offset: int) -> Place | None:
    """The place at `offset`; None where nothing is to be offered."""
    placed = view.document.tree.instruction_at(offset)
    if placed:
        found = variable_place(view, placed, offset) or _inside(view, placed, offset)
    else:
        found = _outside(view, offset)
    if not found or not found.word.touches(offset):
        return None
    return None if "\n" in found.word.of(view.document.text) else found


def _outside(view: View, offset: int) -> Place | None:
    tree, here = view.document.tree, Span(offset, offset)
    fresh = KeywordPlace(view, here, "", is_trigger=False, has_more=False)
    index = tree.index_at(offset)
    if index < 0 or (offset == tree.starts[-1] and tree.items[index].text.endswith("\n")):
        return fresh
    item, start = tree.items[index], tree.starts[index]
    if isinstance(item, Blank):
        return fresh
    content = item.text.rstrip("\r\n")
    line = Span(start + content.index("#"), start + len(content))
    return CommentPlace(view, here, "", line) if offset > line.start else None


class _Here(NamedTuple):
    view: View
    at: Cursor
    start: int

    def place(self, span: Span) -> tuple[View, Span, str]:
        """What every place begins with, for a word of the instruction."""
        text, word = self.view.document.text, span.shift(self.start)
        return self.view, word, text[word.start : self.start + self.at.raw]


def _inside(view: View, placed: Placed, offset: int) -> Place | None:
    node = placed.node
    at = cursor(node, offset - placed.start)
    if not at:
        return None
    here = _Here(view, at, placed.start)
    if node.name == "ONBUILD" and at.at > node.keyword.end:
        if not node.inner:
            return KeywordPlace(*here.place(Span(at.raw, at.raw)), is_trigger=True, has_more=False)
        node = node.inner
    if at.at <= node.keyword.end:
        return _keyword(here, node)
    if not node.facts or (node is not placed.node and node.name in ONBUILD_FORBIDDEN):
        return None
    flag = next((f for f in node.flags if f.word.span.start < at.raw <= f.word.span.end), None)
    if flag and flag.value and at.raw > flag.name.span.end:
        return _in_value(here, node, flag)
    return _in_word(here, node, flag)


def _keyword(here: _Here, node: Instruction) -> KeywordPlace | None:
    if here.at.at < node.keyword.start:
        return None
    is_trigger = node.outer is not node
    has_more = bool(here.at.line[node.keyword.end :].strip())
    return KeywordPlace(*here.place(node.keyword.span), is_trigger, has_more)


def _in_value(here: _Here, node: Instruction, flag: Flag) -> Place | None:
    facts = node.facts.flag(flag.name.text) if node.facts else None
    value = flag.value
    if not facts or not value or not value.span.touches(here.at.raw):
        return None
    if facts.kind == "mount":
        return _in_mount(here, node, value)
    return ValuePlace(*here.place(value.span), node, facts)


def _in_mount(here: _Here, node: Instruction, value: Word) -> MountPlace | None:
    parts = fields(value)
    part = next((part for part in parts if part.word.span.touches(here.at.raw)), None)
    if not part:
        return None
    key = part.word.part(0, len(part.key))
    if part.value and here.at.raw > key.span.end:
        return MountPlace(*here.place(part.value.span), node, parts, part, in_value=True)
    return MountPlace(*here.place(key.span), node, parts, part, in_value=False)


def _in_word(here: _Here, node: Instruction, flag: Flag | None) -> WordPlace:
    at, rest = here.at, node.rest
    word = at.word()
    span = Span(flag.word.span.start, flag.name.span.end) if flag else at.span(word)
    before = at.line[node.keyword.end : word.start].split()
    takes_flags = "--" not in before and (not rest.text or word.start <= rest.start)
    has_more = bool(at.line[word.end :].strip())
    return WordPlace(
        *here.place(span), word.of(at.line), node, flag, takes_flags, _argument(at, node, word),
        has_more,
    )  # fmt: skip


def _argument(at: Cursor, node: Instruction, word: Span) -> int | None:
    rest = node.rest
    is_behind_flags = all(flag.word.span.end <= at.raw for flag in node.flags)
    if not rest.text or (word.start < rest.start and _lacks_image(node)):
        return 0 if is_behind_flags else None
    if word.start < rest.start:
        return None
    return len(at.line[rest.start : word.start].split())


def _lacks_image(node: Instruction) -> bool:
    """Whether it is `FROM AS name`, in which BuildKit takes AS for the image."""
    words = node.arguments if node.name == "FROM" else ()
    return len(words) == 2 and words[0].text.upper() == "AS"
