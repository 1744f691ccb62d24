"""`dockerfile-lsp dump`: what the parser sees, for bug reports and for comparing with BuildKit."""

import json
import sys
from collections.abc import Sequence

from .. import __version__
from ..syntax.dump import dump as dumped
from ..syntax.instruction import Instruction
from ..syntax.parse import parse
from ..syntax.tree import Directive, Tree
from .sources import sources


def dump(names: Sequence[str], form: str) -> int:
    """Prints each file's tree and gives the command's exit status."""
    status = 0
    if form == "text":
        sys.stdout.write(f"dockerfile-lsp {__version__}\n")
    for source in sources(names):
        if source.text is None:
            sys.stderr.write(f"dockerfile-lsp: {source.name}: {source.trouble}\n")
            status = 2
            continue
        tree = parse(source.text)
        sys.stdout.write(_json(source.name, tree) if form == "json" else _text(source.name, tree))
    return status


def _json(name: str, tree: Tree) -> str:
    return json.dumps({"file": name, **dumped(tree)}, ensure_ascii=False) + "\n"


def _text(name: str, tree: Tree) -> str:
    """An item a line: where it starts, what it is, and an instruction's words."""
    lines = [f"{name} (escape {tree.escape})"]
    for item, start in zip(tree.items, tree.starts, strict=False):
        kind = type(item).__name__.lower()
        lines.append(f"  {start:6} {kind:11} {_words(item)}")
    return "\n".join(lines) + "\n"


def _words(item: object) -> str:
    if isinstance(item, Instruction):
        return " ".join(f"{word.text!r}" for word in item.words)
    if isinstance(item, Directive):
        return f"{item.name}={item.value}"
    return ""
