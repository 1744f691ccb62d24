"""One instruction and everything that follows from its text alone, made when asked for."""

import re
from typing import Any

from ..cached import cached_property
from ..catalog.grammar import HEREDOC_INSTRUCTIONS, INSTRUCTIONS, InstructionFacts
from ..text import Span
from .exec_form import ExecForm, exec_form
from .flags import BLANK_BYTES, Flag, Flags, first_byte_word, flags
from .heredocs import Heredoc, Mark, bodies, marks
from .logical_line import joined, logical_end
from .mapped import SPACE, SPACES, Mapped
from .words import BLANKS, Pair, Word, blank_separated, pair, pairs, quoted_words

# Further in, ONBUILD's rest is arguments: BuildKit rejects the second, and each copies its text.
DEEPEST = 50

_KEYWORD = re.compile(f"{SPACE}*([^{BLANKS}]*)")
_NAMES = {name.lower(): name for name in INSTRUCTIONS}


class Instruction:
    """An instruction with its continuation lines and here-documents, as text.

    Every span is relative to `text`. An inner instruction (ONBUILD's) has the text of its
    `outer` one, whose line it ends, with `depth` of them around it; others are their own outer one.
    """

    def __init__(self, text: str, escape: str = "\\", outer: "Instruction | None" = None) -> None:
        self.text = text
        self.escape = escape
        self._outer = outer
        self.depth: int = outer.depth + 1 if outer else 0
        self._start = 0
        if outer:
            self.line = outer.line.upto(outer.rest.end)
            self._start = outer.rest.start

    @property
    def outer(self) -> "Instruction":
        # Not kept: an object that knows itself is freed by the garbage collector alone.
        return self._outer or self

    def __repr__(self) -> str:
        return f"Instruction({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Instruction) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, str, int]:
        return self.text, self.escape, self._start

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What others found out about this instruction and keep with it."""
        return {}

    @cached_property
    def line(self) -> Mapped:
        """The instruction's lines joined into one, as BuildKit reads it."""
        return joined(self.text, self.escape)

    @cached_property
    def span(self) -> Span:
        """From the keyword to the last character that is no blank, here-documents included."""
        start, end = self.keyword.span
        return Span(start, max(len(self.text.rstrip(SPACES)), end))

    @cached_property
    def keyword(self) -> Word:
        """The first word, as typed; empty for an instruction of a lone escape token."""
        match = _KEYWORD.match(self.line.text, self._start)
        assert match, "the pattern matches everywhere"
        return Word(self.line, *match.span(1), self.escape)

    @cached_property
    def name(self) -> str:
        """The keyword in upper case if it is an instruction's, else as typed."""
        return _NAMES.get(self.keyword.text.lower(), self.keyword.text)

    @property
    def facts(self) -> InstructionFacts | None:
        """What the grammar knows of it; None for an unknown instruction."""
        return INSTRUCTIONS.get(self.name)

    @cached_property
    def _flags(self) -> Flags:
        return flags(self.line, self.keyword.end, len(self.line.text.rstrip(SPACES)), self.escape)

    @property
    def flags(self) -> tuple[Flag, ...]:
        return self._flags.flags

    def flag(self, name: str) -> Flag | None:
        """The first flag called `name`."""
        return next((flag for flag in self.flags if flag.name.text == name), None)

    @cached_property
    def rest(self) -> Word:
        """All that follows the flags, blanks at both ends dropped."""
        text, start = self.line.text, self._flags.end
        end = max(start, len(text.rstrip(SPACES)))
        return Word(self.line, end - len(text[start:end].lstrip(SPACES)), end, self.escape)

    @cached_property
    def health(self) -> Word | None:
        """CMD or NONE of a HEALTHCHECK; None for other instructions, or where it is missing."""
        if self.name != "HEALTHCHECK" or not self.rest.text:
            return None
        return first_byte_word(self.rest)

    @cached_property
    def _command(self) -> Word:
        """What may be in exec form: the rest, without HEALTHCHECK's CMD."""
        if not self.health:
            return self.rest
        # The character in which the word ended was read to its end.
        after = self.rest.text[len(self.health.text) :]
        return self.rest.part(len(self.rest.text) - len(after.lstrip(BLANK_BYTES)))

    @cached_property
    def exec_form(self) -> ExecForm:
        """Whether the arguments are a JSON array; "shell" where the instruction takes none."""
        takes_one = self.facts and self.facts.arguments in ("exec", "paths", "health")
        return exec_form(self._command) if takes_one else ExecForm("shell")

    @cached_property
    def arguments(self) -> tuple[Word, ...]:
        """The words after the flags.

        A shell text is one word; so is the rest of WORKDIR, USER, STOPSIGNAL and MAINTAINER.
        Of pairs these are the whole words. HEALTHCHECK's CMD is the first. ONBUILD and
        unknown instructions have those that blanks part.
        """
        if self.exec_form.form == "exec":
            return (*((self.health,) if self.health else ()), *self.exec_form.words)
        match self.facts.arguments if self.facts else "words":
            case "exec" | "rest":
                return (self.rest,) if self.rest.text else ()
            case "pairs" | "names":
                return tuple(pair.word for pair in self.pairs)
            case "health":
                found = (self.health, self._command) if self.health else ()
                return tuple(word for word in found if word.text)
            case _:
                return blank_separated(self.rest)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of ENV, LABEL and ARG; empty for other instructions."""
        match self.facts.arguments if self.facts else "":
            case "pairs":
                return pairs(self.rest)
            case "names":
                return tuple(pair(word) for word in quoted_words(self.rest))
            case _:
                return ()

    @cached_property
    def inner(self) -> "Instruction | None":
        """ONBUILD's instruction, as its own file reads it.

        The child in which it runs reads it anew with the backslash as escape, whatever the
        directive here (dockerfile2llb/convert.go, triggers are parsed as a file of their own).
        """
        if self.name != "ONBUILD" or not self.rest.text or self.depth == DEEPEST:
            return None
        return Instruction(self.text, self.escape, self)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The `<<WORD`s; empty where BuildKit looks for none."""
        subject = self.inner or self
        if "<<" not in self.line.text or subject.name not in HEREDOC_INSTRUCTIONS:
            return ()
        if subject.exec_form.form == "exec":
            return ()
        return marks(self.line)

    @cached_property
    def heredocs(self) -> tuple[Heredoc, ...]:
        if not self.marks:
            return ()
        return bodies(self.text, logical_end(self.text, self.escape), self.marks)

    @property
    def words(self) -> tuple[Word, ...]:
        """Keyword, flags and arguments in order; an inner instruction's words are arguments."""
        found: list[Word] = []
        instruction = self
        while instruction.inner:
            found += (instruction.keyword, *(flag.word for flag in instruction.flags))
            instruction = instruction.inner
        flags = (flag.word for flag in instruction.flags)
        return (*found, instruction.keyword, *flags, *instruction.arguments)
