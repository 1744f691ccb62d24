"""Snippets as this file would have them written: filled in, in its letter case."""

import re
from functools import cached_property

from ...catalog.grammar import INSTRUCTIONS, ONBUILD_FORBIDDEN
from ...syntax.instruction import Instruction
from ._places import KeywordPlace, Place
from ._stages import sources

_KEYWORDS = frozenset((*INSTRUCTIONS, "AS", "NONE"))
_STOP = re.compile(r"\$(?:\{\d+:([^}]*)\}|\{\d+\|([^,|]*)[^}]*\|\}|\d+)")
_TRIGGERS = ("RUN", "COPY", "ADD", *sorted(set(INSTRUCTIONS) - ONBUILD_FORBIDDEN))


def choice(*values: str) -> str:
    """The stop at which one of `values` is chosen, without characters that snippets use."""
    return f"${{1|{','.join(dict.fromkeys(values))}|}}"


def label(snippet: str) -> str:
    """What a snippet writes, as one line."""
    text = _STOP.sub(lambda stop: stop[1] or stop[2] or "", snippet).replace("\\$", "$").strip()
    first, _, more = text.partition("\n")
    return f"{first} …" if more else first


class Writing:
    """How it is written at one place; what it looks up is looked up once."""

    def __init__(self, at: Place) -> None:
        self._at = at

    def filled(self, snippet: str) -> str:
        """`snippet` with its braces filled in, in the letter case of the file."""
        if "{stages}" in snippet:
            names = [name for name, _ in sources(self._at)]
            snippet = snippet.replace("{stages}", choice(*names) if names else "${1:image}")
        if "{triggers}" in snippet:
            triggers = choice(*(self.cased(name) for name in _TRIGGERS))
            snippet = snippet.replace("{triggers}", triggers)
        return self.cased(snippet)

    def cased(self, text: str) -> str:
        """`text` with its keywords in the letter case of most of the file's instructions.

        Upper case if there are as many of either; in a file without any, that of what is typed.
        """
        words = text.split(" ")
        if _KEYWORDS.isdisjoint(words) or not self._is_lower:
            return text
        return " ".join(word.lower() if word in _KEYWORDS else word for word in words)

    @cached_property
    def _is_lower(self) -> bool:
        tree, start = self._at.view.document.tree, self._at.word.start
        is_inside = isinstance(self._at, KeywordPlace) and start < tree.starts[-1]
        here = tree.index_at(start) if is_inside else -1
        lower = upper = 0
        for index, item in enumerate(tree.items):
            if isinstance(item, Instruction) and index != here and item.facts:
                keyword = item.keyword.text
                lower += keyword.islower()
                upper += keyword.isupper()
        return lower > upper if lower or upper else self._at.typed.islower()
