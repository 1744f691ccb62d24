"""Problems of an instruction's arguments: how many there are, and of what form."""

import json
import re
from collections.abc import Callable, Iterator

from ..syntax.instruction import Instruction
from ..syntax.mapped import SPACES
from ..text import Span
from .problems import Problem, Problems, spot

# How many arguments are needed at least; RUN, CMD and ENTRYPOINT do without any.
_LEAST = {"ADD": 2, "COPY": 2, "RUN": 0, "CMD": 0, "ENTRYPOINT": 0, "FROM": 0}
_HEREDOC = re.compile(r"\d*<<-?[^<]+\Z", re.ASCII)


def form_problems(node: Instruction) -> Problems:
    """Those of BuildKit's parser, which stops there whatever else the file holds."""
    open_marks = [each.mark for each in node.heredocs if each.terminator is None]
    if open_marks:
        mark = open_marks[0]
        nearly = next((each for each in _lines_below(node, mark.name)), None)
        related = (spot(node, nearly),) if nearly else ()
        yield Problem("HeredocUnterminated", spot(node, mark.span), (mark.name,), related)
    if node.exec_form.form == "mixed":
        yield _mixed(node)
    if node.name not in ("ENV", "LABEL") or not node.pairs:
        return
    first, *others = node.pairs
    if not first.value and not first.separator:
        yield Problem("KvNeedsTwo", spot(node, first.word), (node.name, first.word.text))
    for pair in others:
        if pair.word.text.startswith("#") and not pair.separator:
            remark = node.rest.part(pair.word.start - node.rest.start)
            yield Problem("KvMissingEquals", spot(node, remark), (remark.text,))
            return
        if pair.value is None:
            yield Problem("KvMissingEquals", spot(node, pair.word), (pair.word.text,))


def _lines_below(node: Instruction, name: str) -> Iterator[Span]:
    """The lines that are `name` but for blanks around it."""
    for match in re.finditer(r"[^\n]+", node.text):
        if match[0].strip() == name and match[0].rstrip("\r") != name:
            yield Span(match.start(), match.start() + len(match[0].rstrip("\r")))


def _mixed(node: Instruction) -> Problem:
    """Marks the first element that is no string."""
    text = node.rest.text
    at = text.index("[") + 1
    decoder = json.JSONDecoder()
    while True:
        at = len(text) - len(text[at:].lstrip(SPACES + ","))
        value, end = decoder.raw_decode(text, at)
        if not isinstance(value, str):
            return Problem("JsonNotStrings", spot(node, node.rest.part(at, end)), (text[at:end],))
        at = end


def argument_problems(node: Instruction) -> Problems:
    """Those of instructions/parse.go."""
    if node.exec_form.form == "mixed":
        return
    least = _LEAST.get(node.name, 1)
    if len(node.arguments) < least:
        yield Problem("ArgsMissing", spot(node, node.keyword), (node.name, str(least)))
        return
    judge = _JUDGES.get(node.name)
    if judge:
        yield from judge(node)


def _from_problems(node: Instruction) -> Problems:
    words = node.arguments
    if not words:
        yield Problem("FromArity", spot(node, node.keyword), ("",))
        return
    taken = 3 if len(words) >= 3 and words[1].text.upper() == "AS" else 1
    if len(words) == 3 and taken == 1 and words[1].text[0] not in "#-":
        keyword = "as" if node.keyword.text.islower() else "AS"
        yield Problem("FromArity", spot(node, words[1]), (words[1].text, keyword))
        return
    for first in words[taken : taken + 1]:
        extra = node.rest.part(first.start - node.rest.start)
        yield Problem("FromArity", spot(node, extra), (extra.text,))


def _name_problems(node: Instruction) -> Problems:
    for pair in node.pairs:
        if pair.separator and not pair.key.text:
            yield Problem("NameBlank", spot(node, pair.word.part(0, 1)), (node.name,))


def _destination_problems(node: Instruction) -> Problems:
    last = node.arguments[-1]
    quoted = node.exec_form.form == "exec" and _HEREDOC.match(last.text)
    if quoted or any(mark.span == last.span for mark in node.marks):
        yield Problem("HeredocAsDestination", spot(node, last), (node.name, last.text))


def _shell_problems(node: Instruction) -> Problems:
    if node.exec_form.form != "exec":
        yield Problem("ShellNotJson", spot(node, node.rest), (node.rest.text,))


def _volume_problems(node: Instruction) -> Problems:
    for word in node.arguments:
        if not word.text.strip(SPACES):
            yield Problem("VolumeEmpty", spot(node, word))


_JUDGES: dict[str, Callable[[Instruction], Problems]] = {
    "ADD": _destination_problems,
    "ARG": _name_problems,
    "COPY": _destination_problems,
    "ENV": _name_problems,
    "FROM": _from_problems,
    "LABEL": _name_problems,
    "SHELL": _shell_problems,
    "VOLUME": _volume_problems,
}
