"""The old form `ENV name value` written anew with `=`."""

import re

from ..syntax.instruction import Instruction
from ..syntax.words import quoted_words
from ..text import Span

_BLANKS_OR_JOINT = r"[ \t]*(?:[\\`][ \t]*\r?\n[ \t]*)?"


def with_equals(node: Instruction) -> tuple[tuple[Span, str], ...]:
    """The edits that make it `name=value`, which sets the same; none where no edit is plain.

    A value that is one word stays as it is; one without quotes and escapes is quoted.
    """
    pair = node.pairs[0]
    value, key = pair.value, pair.key.text
    if not value or not _is_name(key) or value.text.startswith("="):
        return ()  # Before `=` something else was meant.
    gap = Span(pair.key.span.end, value.span.start)
    if not re.fullmatch(_BLANKS_OR_JOINT, gap.of(node.text)):
        return ()
    if [word.text for word in quoted_words(value)] == [value.text]:
        return ((gap, "="),)
    if any(char in value.text for char in "'\"`\\"):
        return ()
    end = value.span.end
    return ((gap, '="'), (Span(end, end), '"'))


def _is_name(text: str) -> bool:
    return bool(text) and all(char.isalnum() or char in "_.-/" for char in text)
