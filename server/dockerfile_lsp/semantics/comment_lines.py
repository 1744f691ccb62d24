"""The comments above instructions, block by block."""

from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.blocks import Block
from ..syntax.instruction import Instruction
from ..syntax.mapped import SPACES
from ..syntax.tree import Comment, Directive, Item
from ..text import Span
from .keeping import kept


class CommentLine(NamedTuple):
    """A comment's text without `#` and blanks, and its place."""

    content: str
    span: Span


Commented = tuple[tuple[Instruction, tuple[CommentLine, ...]], ...]


def commented(block: Block, *, has_shebang: bool) -> Commented:
    """The instructions that have comments above them, whose places are from the block's start.

    Those count back to the instruction before or to a bare `#`; blank lines do not cut
    (parser.go). Behind a `#!` line directives are comments, too.
    """
    kinds = (Comment, Directive) if has_shebang else (Comment,)
    return kept(block.memo, "comments", (), kinds, lambda: tuple(_commented(block, kinds)))


def mentions_checks(block: Block) -> bool:
    """Whether a comment in it may say something of checks: most blocks have none."""
    return kept(
        block.memo, "mentions checks", (), None, lambda: any(map(_is_talkative, block.items))
    )


def _commented(
    block: Block, kinds: tuple[type, ...]
) -> Iterator[tuple[Instruction, tuple[CommentLine, ...]]]:
    lines: tuple[CommentLine, ...] = ()
    for item, start in zip(block.items, block.starts, strict=True):
        if isinstance(item, Instruction):
            if lines:
                yield item, lines
            lines = ()
        elif isinstance(item, kinds):
            content = item.text[1:].strip(SPACES)
            line = CommentLine(content, Span(start, start + len(item.text.rstrip(SPACES))))
            lines = (*lines, line) if content else ()


def _is_talkative(item: Item) -> bool:
    if isinstance(item, Instruction) or "#" not in item.text:
        return False
    text = item.text.lower()
    return "check" in text or "ignore" in text
