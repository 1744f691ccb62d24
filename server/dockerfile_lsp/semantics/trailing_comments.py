"""`# …` behind arguments, which BuildKit takes for more of them."""

import re

from ..syntax.instruction import Instruction
from ..syntax.words import Word
from ..text import Span
from .problems import Spot, spot

_BLANK_HASH = re.compile(r"[ \t]+#(?!\S*[/{]).*\Z", re.DOTALL)
_REMARK = r"[ \t](#.*)\Z"
_DIRECTIVE = r"#[ \t]*\w+[ \t]*="
_BEHIND_ARRAY = re.compile(r"\][ \t]*(#.*)\Z", re.DOTALL)


def trailing_comment(node: Instruction) -> Word | None:
    """The remark, from its `#` on; None where there is none, or where it is an error anyway."""
    match node.name:
        case "ADD" | "COPY" | "VOLUME" | "USER" | "WORKDIR" | "ARG" if _is_shell(node):
            return _behind_blank(node.rest, 0)
        case "ENV" | "LABEL" if node.pairs and not node.pairs[0].separator:
            value = node.pairs[0].value
            return _behind_blank(value, 1) if value else None
        case "ENV" | "LABEL" if all(pair.separator for pair in node.pairs):
            names = (pair.word.start for pair in node.pairs[1:] if pair.key.text.startswith("#"))
            start = next(names, None)
            return None if start is None else node.rest.part(start - node.rest.start)
        case "CMD" | "ENTRYPOINT" | "RUN" | "HEALTHCHECK" if _is_shell(node):
            array = _BEHIND_ARRAY.search(node.rest.text)
            begins = node.arguments[-1].text.startswith("[") if node.arguments else False
            return node.rest.part(array.start(1)) if array and begins else None
        case _:
            return None


def remark_at_the_end(where: Spot) -> Spot | None:
    """`# …` behind other words at `where`."""
    assert where.node is not None, "it is an instruction's"
    found = re.search(_REMARK, where.span.of(where.node.text))
    if not found:
        return None
    begin = where.span.start + found.start(1)
    return where._replace(span=Span(begin, where.span.end))


def on_a_line_above(where: Spot) -> tuple[tuple[Spot, str], ...]:
    """What moves the remark at `where`, the end of its instruction, to a line of its own.

    None where it goes over several lines, or could be a directive there; one that says nothing
    goes.
    """
    node = where.node
    assert node is not None, "it is an instruction's"
    text, remark = node.text, where.span.of(node.text)
    if "\n" in remark or re.match(_DIRECTIVE, remark):
        return ()
    begin = len(text[: where.span.start].rstrip(" \t"))
    removed = (where._replace(span=Span(begin, where.span.end)), "")
    if not remark.strip("# \t"):
        return (removed,)
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    end = "\r\n" if "\r\n" in text else "\n"
    return ((spot(node, Span(0, 0)), f"{indent}{remark.rstrip()}{end}"), removed)


def _is_shell(node: Instruction) -> bool:
    return node.exec_form.form == "shell"


def _behind_blank(word: Word, least: int) -> Word | None:
    found = _BLANK_HASH.search(word.text, least)
    if not found or any(mark in found[0] for mark in "\"'"):
        return None
    return word.part(found.start() + len(found[0]) - len(found[0].lstrip(" \t")))
