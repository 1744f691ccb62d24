"""What may stand in `# check=`: options parted by `;`, each with names parted by commas."""

from collections.abc import Iterator

from ...catalog.grammar import CHECKS, EXPERIMENTAL_CHECKS
from ...text import Span
from ._offer import Kind, Offer
from ._places import CommentPlace

_OPTIONS = {
    "skip": ("all", *CHECKS),
    "error": ("true", "false"),
    "experimental": ("all", *EXPERIMENTAL_CHECKS),
}


def check_offers(at: CommentPlace, value: Span, *, is_above_instruction: bool) -> Iterator[Offer]:
    """The options, or the values of the one that the cursor is in.

    In the comments above an instruction, since 1.21, errors cannot be asked for.
    """
    text, cursor = value.of(at.view.document.text), at.word.start - value.start
    part = _around(text, cursor, ";")
    option, equals, _ = part.of(text).partition("=")
    names = [name for name in _OPTIONS if name != "error" or not is_above_instruction]
    if not equals or cursor <= part.start + len(option):
        word = Span(part.start, part.start + len(option)).shift(value.start)
        for name in names:
            yield Offer(
                name, Kind.Property, name + ("" if equals else "="), topic=_TOPIC, word=word
            )
    elif option in names:
        first = part.start + len(option) + 1
        listed = Span(first, part.end).of(text).split(",")
        word = _around(text, cursor, ",;=").shift(value.start)
        for known in _OPTIONS[option]:
            if known not in listed or known == word.of(at.view.document.text):
                yield Offer(known, Kind.EnumMember, topic=_TOPIC, word=word)


_TOPIC = ("#", "check")


def _around(text: str, cursor: int, ends: str) -> Span:
    """What is around the cursor up to any of `ends`."""
    start = max(text.rfind(end, 0, cursor) for end in ends) + 1
    stops = [at for end in ends if (at := text.find(end, cursor)) >= 0]
    return Span(start, min(stops, default=len(text)))
