"""Shell commands that are nothing but words: what an exec form can say as well."""

import re
from typing import NamedTuple

from ..syntax.instruction import Instruction
from ..text import Span

_BARE = r"[A-Za-z0-9_@%+:,./=\x80-\U0010ffff-]"
_SINGLE = r"'[^']*'"
_DOUBLE = r'"(?:[^"$`\\!]|\\["\\])*"'
_WORD = re.compile(rf"(?:{_BARE}|{_SINGLE}|{_DOUBLE})+")
_PART = re.compile(rf"{_BARE}+|{_SINGLE}|{_DOUBLE}")
_BLANKS = re.compile(r"[ \t]+")

# Words that a shell itself obeys, so that no program of that name is meant.
_OF_THE_SHELL = frozenset(
    {
        ".", ":", "alias", "bg", "break", "case", "cd", "command", "continue", "do", "done",
        "elif", "else", "esac", "eval", "exec", "exit", "export", "fg", "fi", "for", "function",
        "getopts", "hash", "if", "in", "jobs", "local", "read", "readonly", "return", "select",
        "set", "shift", "source", "then", "time", "times", "trap", "type", "ulimit", "umask",
        "unalias", "unset", "until", "wait", "while",
    }
)  # fmt: skip


class PlainWord(NamedTuple):
    """A word as a program gets it, and where it stands in the instruction."""

    value: str
    span: Span


def plain_words(node: Instruction) -> tuple[PlainWord, ...] | None:
    """The words of a shell-form command; None where a shell does more than part them.

    None, too, with the backtick as escape token: there the shell is most likely Windows's,
    whose rules are others.
    """
    text, at = node.rest.text, 0
    if node.escape != "\\" or node.heredocs:
        return None
    found: list[PlainWord] = []
    while at < len(text):
        match = _WORD.match(text, at)
        if not match:
            return None
        found.append(PlainWord(_value(match[0]), node.rest.part(match.start(), match.end()).span))
        blanks = _BLANKS.match(text, match.end())
        at = blanks.end() if blanks else match.end()
        if not blanks and at < len(text):
            return None
    first = found[0].value if found else ""
    if not first or first in _OF_THE_SHELL or "=" in first:
        return None
    return tuple(found)


def _value(word: str) -> str:
    return "".join(_plain(part) for part in _PART.findall(word))


def _plain(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    if part.startswith('"'):
        return re.sub(r"\\(.)", r"\1", part[1:-1])
    return part
