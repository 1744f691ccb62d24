"""Where an instruction uses variables: in what BuildKit expands, and in the shell's texts.

BuildKit expands neither RUN's command nor those of CMD, ENTRYPOINT and HEALTHCHECK; the shell
does, and it sees the same names in its environment. PowerShell writes them `$env:NAME`, and
Windows's older one, which is looked for where the escape token is the backtick, `%NAME%`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..syntax.heredocs import body_pieces
from ..syntax.instruction import Instruction
from ..syntax.pieces import Pieces
from ..text import Span
from .mounts import fields, mounts

# dockerfile2llb/convert.go, dispatch: the flags whose values are expanded.
EXPANDED_FLAGS = {
    "ADD": ("checksum", "chmod", "chown"),
    "COPY": ("chmod", "chown"),
    "FROM": ("platform",),
}
_WORDS = frozenset({"ADD", "COPY", "EXPOSE", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"})
_SHELL = frozenset({"CMD", "ENTRYPOINT", "HEALTHCHECK", "RUN"})
_POWERSHELL = re.compile(r":([^\W\d]\w*)")
_PERCENT = r"%([^\W\d]\w*)%"


class Use(NamedTuple):
    """`span` is the name's, in the instruction. `operator`: what follows it in `${name:-word}`."""

    name: str
    span: Span
    operator: str = ""


def uses(node: Instruction) -> tuple[Use, ...]:
    """In the order of the text; ONBUILD's are those of its inner instruction."""
    if "$" not in node.text and not (node.escape == "`" and "%" in node.text):
        return ()
    kept: tuple[Use, ...] | None = node.memo.get("uses")
    if kept is None:
        plain = (use for each in expanded_pieces(node) for use in _in(each))
        found = {use.span: use for use in _of_windows(node, plain)}
        kept = node.memo["uses"] = tuple(found[span] for span in sorted(found))
    return kept


def expanded_pieces(node: Instruction) -> Iterator[Pieces]:
    """The pieces of each text in which variables are expanded."""
    yield from _expanded(node.inner or node)


def _of_windows(node: Instruction, plain: Iterator[Use]) -> Iterator[Use]:
    """With what a shell of Windows would expand, where one may run."""
    subject = node.inner or node
    if subject.name not in _SHELL:
        yield from plain
        return
    for use in plain:
        named = _POWERSHELL.match(node.text, use.span.end) if use.name.lower() == "env" else None
        yield Use(named[1], Span(*named.span(1))) if named else use
    if node.escape == "`" and subject.exec_form.form == "shell":
        for match in re.finditer(_PERCENT, node.text):
            yield Use(match[1], Span(*match.span(1)))


def _in(found: Pieces) -> Iterator[Use]:
    for piece in found:
        if piece.kind == "variable" and piece.name.isidentifier():
            yield Use(piece.name, piece.name_span, piece.operator)
        for operand in piece.operands:
            yield from _in(operand)


def _expanded(node: Instruction) -> Iterator[Pieces]:
    for name in EXPANDED_FLAGS.get(node.name, ()):
        flag = node.flag(name)
        if flag and flag.value:
            yield flag.value.pieces
    for mount in mounts(node) if node.name == "RUN" else ():
        yield from (f.value.pieces for f in fields(mount) if f.value and f.key != "from")
    yield from _arguments(node)
    for heredoc in node.outer.heredocs:
        if node.name == "RUN" or heredoc.mark.expand:
            yield body_pieces(node.outer.text, heredoc)


def _arguments(node: Instruction) -> Iterator[Pieces]:
    if node.name == "FROM":
        yield from (word.pieces for word in node.arguments[:1])
    elif node.name in _WORDS:
        yield from (word.pieces for word in node.arguments)
    elif node.name in _SHELL and node.exec_form.form == "shell":
        yield node.rest.pieces
    for pair in node.pairs:
        if node.name != "ARG":
            yield pair.key.pieces
        if pair.value:
            yield pair.value.pieces
