"""Snippets as this file would have them written: filled in, in its letter case."""

import re

from ...catalog.grammar import INSTRUCTIONS, ONBUILD_FORBIDDEN
from ._places import KeywordPlace, Place
from ._stages import sources

_KEYWORDS = frozenset((*INSTRUCTIONS, "AS", "NONE"))
_STOP = re.compile(r"\$(?:\{\d+:([^}]*)\}|\{\d+\|([^,|]*)[^}]*\|\}|\d+)")


def filled(at: Place, snippet: str) -> str:
    """`snippet` with its braces filled in, in the letter case of the file."""
    if "{stages}" in snippet:
        names = [name for name, _ in sources(at)]
        snippet = snippet.replace("{stages}", choice(*names) if names else "${1:image}")
    if "{triggers}" in snippet:
        names = [name for name in INSTRUCTIONS if name not in ONBUILD_FORBIDDEN]
        triggers = sorted(names, key="RUN COPY ADD".find, reverse=True)
        snippet = snippet.replace("{triggers}", choice(*(cased(at, name) for name in triggers)))
    return cased(at, snippet)


def choice(*values: str) -> str:
    """The stop at which one of `values` is chosen, without characters that snippets use."""
    return f"${{1|{','.join(values)}|}}"


def label(snippet: str) -> str:
    """What a snippet writes, as one line."""
    text = _STOP.sub(lambda stop: stop[1] or stop[2] or "", snippet).replace("\\$", "$").strip()
    first, _, more = text.partition("\n")
    return f"{first} …" if more else first


def cased(at: Place, text: str) -> str:
    """`text` with its keywords in the letter case of most of the file's instructions.

    Upper case if there are as many of either; in a file without any, that of what is typed.
    """
    if not _is_lower(at):
        return text
    words = (word.lower() if word in _KEYWORDS else word for word in text.split(" "))
    return " ".join(words)


def _is_lower(at: Place) -> bool:
    here = at.word.start if isinstance(at, KeywordPlace) else -1
    lower = upper = 0
    for placed in at.view.document.tree.instructions:
        keyword = placed.node.keyword.text
        if placed.start <= here < placed.start + len(placed.node.text) or not placed.node.facts:
            continue
        lower += keyword.islower()
        upper += keyword.isupper()
    return lower > upper if lower or upper else at.typed.islower()
