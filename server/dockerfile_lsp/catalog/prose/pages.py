"""The prose as pages of Markdown, as hover and completion show it.

A topic is a path from an instruction down: `("RUN",)`, `("RUN", "mount")`, of a mount
`("RUN", "mount", "cache")` and `("RUN", "mount", "cache", "target")`. That of a parser
directive is `("#", "syntax")`, that of a variable of BuildKit's `("$", "TARGETARCH")`, that of a
label `("label", "org.opencontainers.image.source")`, that of a comment that keeps findings quiet
`("suppression", "hadolint ignore")`.
"""

from collections.abc import Sequence

from . import (
    DirectiveProse,
    FlagProse,
    InstructionProse,
    directive,
    instruction,
    label,
    suppression,
    variable,
)
from .mounts import mount

_PARAGRAPHS = {"$": variable, "label": label, "suppression": suppression}
_Entry = InstructionProse | FlagProse | DirectiveProse


def page(topic: Sequence[str], locale: str = "en") -> str:
    """All there is to say about `topic`, as Markdown; empty if there is nothing."""
    paragraph = _PARAGRAPHS.get(topic[0]) if len(topic) == 2 else None
    if paragraph:
        return paragraph(topic[1], locale)
    if len(topic) > 2:
        return _mount(topic, locale)
    entry = _entry(topic, locale)
    return _page(entry) if entry else ""


def summary(topic: Sequence[str], locale: str = "en") -> str:
    """One sentence about an instruction, flag or directive; empty if there is none."""
    entry = _entry(topic, locale)
    return entry.summary if entry else ""


def _entry(topic: Sequence[str], locale: str) -> _Entry | None:
    match topic:
        case ("#", name):
            return directive(name, locale)
        case (name,):
            return instruction(name, locale)
        case (name, flag):
            known = instruction(name, locale)
            return known.flags.get(flag) if known else None
        case _:
            return None


def _page(entry: _Entry) -> str:
    syntax = entry.syntax if isinstance(entry, InstructionProse) else (entry.syntax,)
    parts = (
        code("\n".join(syntax)),
        entry.summary,
        entry.detail,
        code(entry.example),
        f"[docs.docker.com]({entry.url})",
    )
    return "\n\n".join(part for part in parts if part)


def _mount(topic: Sequence[str], locale: str) -> str:
    known = mount(topic[2], locale) if tuple(topic[:2]) == ("RUN", "mount") else None
    if not known:
        return ""
    if len(topic) == 3:
        return known.text
    return known.keys.get(topic[3], "") if len(topic) == 4 else ""


def code(text: str, language: str = "dockerfile") -> str:
    """`text` in a block of code, whatever is in it."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
