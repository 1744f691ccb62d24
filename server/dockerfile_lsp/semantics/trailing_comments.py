"""`# …` behind arguments, which BuildKit takes for more of them."""

import re

from ..syntax.instruction import Instruction
from ..syntax.words import Word

_BLANK_HASH = re.compile(r"[ \t]+#(?!\S*[/{]).*\Z", re.DOTALL)
_BEHIND_ARRAY = re.compile(r"\][ \t]*(#.*)\Z", re.DOTALL)


def trailing_comment(node: Instruction) -> Word | None:
    """The remark, from its `#` on; None where there is none, or where it is an error anyway."""
    match node.name:
        case "ADD" | "COPY" | "VOLUME" | "USER" | "WORKDIR" | "ARG" if _is_shell(node):
            return _behind_blank(node.rest, 0)
        case "ENV" | "LABEL" if node.pairs and not node.pairs[0].separator:
            value = node.pairs[0].value
            return _behind_blank(value, 1) if value else None
        case "CMD" | "ENTRYPOINT" | "RUN" | "HEALTHCHECK" if _is_shell(node):
            array = _BEHIND_ARRAY.search(node.rest.text)
            begins = node.arguments[-1].text.startswith("[") if node.arguments else False
            return node.rest.part(array.start(1)) if array and begins else None
        case _:
            return None


def _is_shell(node: Instruction) -> bool:
    return node.exec_form.form == "shell"


def _behind_blank(word: Word, least: int) -> Word | None:
    found = _BLANK_HASH.search(word.text, least)
    if not found or any(mark in found[0] for mark in "\"'"):
        return None
    return word.part(found.start() + len(found[0]) - len(found[0].lstrip(" \t")))
