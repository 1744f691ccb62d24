"""Which Dockerfile frontend a `# syntax=` line pins, and what needs a newer one.

Versions: the release notes and tags of moby/buildkit, `dockerfile/X`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..catalog.grammar import HEREDOC_INSTRUCTIONS
from ..syntax.instruction import Instruction
from ..syntax.pieces import Pieces
from ..syntax.tree import Directive, Tree
from ..text import Span
from .mounts import fields, mounts
from .sources import git_source
from .uses import expanded_pieces

_PINNED = re.compile(r"(?:docker\.io/)?docker/dockerfile:1\.(\d+)(?:\.\d+)?(?:@\S+)?\Z")


class Feature(NamedTuple):
    """`since` is the minor version of the first frontend 1.x that knows it."""

    what: str
    span: Span
    since: int


def pinned(tree: Tree) -> tuple[Directive, int, int] | None:
    """The `# syntax=` line, where it starts, and the minor version that it pins.

    None for a floating version, a labs build or another frontend, of which nothing is known.
    """
    for directive, start in tree.directives:
        if directive.name == "syntax" and directive.applies:
            match = _PINNED.match(directive.value)
            return (directive, start, int(match[1])) if match else None
    return None


def features(node: Instruction) -> Iterator[Feature]:
    """What the instruction uses that the first frontends did not know."""
    for flag in node.flags:
        known = node.facts.flag(flag.name.text) if node.facts else None
        if known and "-" not in known.since:
            yield Feature(f"--{known.name}", flag.word.span, int(known.since.partition(".")[2]))
    if node.heredocs and node.name in HEREDOC_INSTRUCTIONS:
        yield Feature("A here-document", node.heredocs[0].mark.span, 4)
    if node.name == "ARG" and len(node.pairs) > 1:
        yield Feature("More than one name in an ARG", node.pairs[1].word.span, 2)
    yield from _of_mounts(node)
    yield from _of_copies(node)
    for pieces in expanded_pieces(node) if node.name not in _SHELL else ():
        yield from _of_pieces(pieces)


_SHELL = frozenset({"CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD", "RUN"})


def _of_mounts(node: Instruction) -> Iterator[Feature]:
    for mount in mounts(node):
        found = {field.key: field for field in fields(mount)}
        kind = found["type"].value if "type" in found else None
        if "env" in found and kind and kind.text == "secret":
            yield Feature("env= of a secret", found["env"].word.span, 10)
        for field in found.values():
            if field.value and field.key != "from" and "$" in field.value.text:
                yield Feature("A variable in a mount", field.value.span, 3)


def _of_copies(node: Instruction) -> Iterator[Feature]:
    if node.name not in ("ADD", "COPY"):
        return
    chmod = node.flag("chmod")
    if chmod and chmod.value and re.match(r"[ugoa]*[-+=]", chmod.value.text):
        yield Feature("Letters in --chmod", chmod.value.span, 14)
    for word in node.arguments[:-1] if node.name == "ADD" else ():
        source = git_source(word.value or "")
        if source and not source.looks_local:
            yield Feature("A git repository", word.span, 18 if source.query else 6)


def _of_pieces(pieces: Pieces) -> Iterator[Feature]:
    for piece in pieces:
        if piece.kind == "variable" and piece.operator[:1] in tuple("#%/"):
            yield Feature(f"'{piece.text}'", piece.span, 7)
        for operand in piece.operands:
            yield from _of_pieces(operand)
