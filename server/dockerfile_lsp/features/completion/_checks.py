"""What may stand in `# check=`: options parted by `;`, each with names parted by commas."""

from collections.abc import Iterator

from ...catalog.grammar import CHECKS, EXPERIMENTAL_CHECKS
from ...rule import Severity
from ...rules import rule_called, rules
from ...semantics.checks import NEVER_SKIPPED, ONLY_AT_THE_TOP
from ...text import Span
from ._offer import Kind, Offer
from ._places import CommentPlace

_OPTIONS = ("skip", "error", "experimental")


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
        written = word.of(at.view.document.text)
        for known in _values(option, is_above_instruction=is_above_instruction):
            if known not in listed or known == written:
                yield _offer(known, word)


_TOPIC = ("#", "check")


def _values(option: str, *, is_above_instruction: bool) -> Iterator[str]:
    """BuildKit's own checks first, then the rules that it does not have."""
    if option == "error":
        yield from ("true", "false")
        return
    yield "all"
    if option == "experimental":
        yield from EXPERIMENTAL_CHECKS
        return
    for rule in sorted(rules(), key=lambda rule: rule.name not in CHECKS):
        is_elsewhere = is_above_instruction and rule.name in ONLY_AT_THE_TOP
        if rule.severity is not Severity.ERROR and not is_elsewhere and rule.name != NEVER_SKIPPED:
            yield rule.name


def _offer(value: str, word: Span) -> Offer:
    rule = rule_called(value)
    if not rule:
        return Offer(value, Kind.EnumMember, topic=_TOPIC, word=word)
    topic, rank = ("rule", rule.name), 5 if rule.name in CHECKS else 6
    return Offer(value, Kind.EnumMember, detail=rule.summary, topic=topic, word=word, rank=rank)


def _around(text: str, cursor: int, ends: str) -> Span:
    """What is around the cursor up to any of `ends`."""
    start = max(text.rfind(end, 0, cursor) for end in ends) + 1
    stops = [at for end in ends if (at := text.find(end, cursor)) >= 0]
    return Span(start, min(stops, default=len(text)))
