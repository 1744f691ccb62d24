"""The flags of an instruction that it does not have yet."""

from collections.abc import Iterator

from ...catalog import prose
from ...catalog.grammar import Flag
from ...catalog.snippets import FLAGS, MOUNTS
from ...semantics.flags import flags_are_dropped
from ...text import Span
from ._offer import Kind, Offer
from ._places import Place, WordPlace
from ._writing import Writing, choice


def offers(at: Place) -> Iterator[Offer]:
    if not isinstance(at, WordPlace) or not at.takes_flags or flags_are_dropped(at.node):
        return
    if at.typed and not at.typed.startswith("-"):
        return
    taken = {flag.name.text for flag in at.node.flags if flag is not at.flag}
    for known in _in_order(at.node.facts.flags if at.node.facts else ()):
        if known.name in taken and not known.repeatable:
            continue
        if known.kind == "mount" and not _has_value(at):
            yield from _mounts(at)
        yield _flag(at, known)


def _in_order(known: tuple[Flag, ...]) -> list[Flag]:
    order = [*FLAGS]
    return sorted(known, key=lambda flag: order.index(flag.name))


def _flag(at: WordPlace, known: Flag) -> Offer:
    return _offer(at, known.name, f"--{known.name}", _value(at, known))


def _mounts(at: WordPlace) -> Iterator[Offer]:
    for kind, rest in MOUNTS.items():
        yield _offer(at, "mount", f"--mount=type={kind}", rest.removeprefix(kind))


def _offer(at: WordPlace, name: str, label: str, value: str) -> Offer:
    """Directly before an argument the item goes in front of that, with a blank between."""
    is_before = not at.typed and bool(at.text)
    syntax = _syntax(at, name) if label == f"--{name}" else ""
    return Offer(
        label,
        Kind.Property,
        label + value + (" " if is_before else ""),
        is_snippet="$" in value,
        signature=syntax.removeprefix(label),
        topic=(at.node.name, name),
        rank=6,
        word=Span(at.word.start, at.word.start) if is_before else None,
    )


def _value(at: WordPlace, known: Flag) -> str:
    if known.kind == "boolean" or _has_value(at):
        return ""
    if known.kind == "choice":
        return "=" + choice(*known.choices)
    return "=" + Writing(at).filled(FLAGS[known.name])


def _has_value(at: WordPlace) -> bool:
    return bool(at.flag and at.flag.value)


def _syntax(at: WordPlace, name: str) -> str:
    known = prose.instruction(at.node.name)
    return known.flags[name].syntax if known and name in known.flags else ""
