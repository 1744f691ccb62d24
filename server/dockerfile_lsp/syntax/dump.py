r"""A tree as BuildKit's nodes: for tests, proofs of edits and bug reports.

The keys are those of BuildKit's parser (parser.Node), lines count from 1 and end at \\n
alone.
"""

from typing import Any

from .directives import BYTE_ORDER_MARK
from .instruction import Instruction
from .mapped import SPACES
from .tree import Comment, Directive, Tree

Node = dict[str, Any]


def dump(tree: Tree) -> Node:
    """`escape`, `directives` and `nodes` as plain data."""
    return {"escape": tree.escape, "directives": _directives(tree), "nodes": _nodes(tree)}


def node(instruction: Instruction) -> Node:
    """The instruction without its place: keyword, flags, arguments, form, here-documents.

    BuildKit keeps the here-documents at ONBUILD, not at its instruction.
    """
    found = innermost = _plain(instruction)
    inner = instruction.inner
    while inner:
        innermost["sub"] = _plain(inner)
        innermost, inner = innermost["sub"], inner.inner
    if instruction.heredocs:
        found["heredocs"] = _heredocs(instruction)
    return found


def _plain(instruction: Instruction) -> Node:
    """All but the inner instruction and the here-documents."""
    found: Node = {"cmd": instruction.keyword.text, "args": _arguments(instruction)}
    if instruction.flags:
        found["flags"] = [flag.word.text for flag in instruction.flags]
    if instruction.exec_form.form == "exec":
        found["json"] = True
    return found


def _arguments(instruction: Instruction) -> list[str]:
    if not instruction.facts:
        return [""]
    if instruction.name == "ONBUILD":
        return []
    if instruction.name in ("ENV", "LABEL"):
        return [
            text
            for pair in instruction.pairs
            for text in (pair.key.text, pair.value.text if pair.value else "", pair.separator)
        ]
    return [word.text for word in instruction.arguments]


def _heredocs(instruction: Instruction) -> list[Node]:
    return [
        {
            "name": heredoc.mark.name,
            "fd": heredoc.mark.descriptor,
            "expand": heredoc.mark.expand,
            "chomp": heredoc.mark.chomp,
            "content": heredoc.body.of(instruction.text),
        }
        for heredoc in instruction.heredocs
    ]


def _directives(tree: Tree) -> list[Node]:
    """The first directive of each name.

    BuildKit's parser lists none with blanks before its `#`, and none behind a `#!` line.
    """
    found: dict[str, Node] = {}
    line = 1
    if _has_shebang(tree):
        return []
    for item in tree.items:
        if isinstance(item, Directive) and item.applies and item.text.startswith("#"):
            found.setdefault(item.name, {"name": item.name, "value": item.value, "line": line})
        line += item.text.count("\n")
    return list(found.values())


def _nodes(tree: Tree) -> list[Node]:
    nodes: list[Node] = []
    comments: list[str] = []
    line = 1
    shebang = _has_shebang(tree)
    for item in tree.items:
        if isinstance(item, Comment) or (isinstance(item, Directive) and shebang):
            # Behind a `#!` line the parser reads directives as comments (parser.go).
            _add_comment(comments, item.text)
        elif isinstance(item, Instruction):
            nodes.append({**node(item), **_lines(item, line)})
            if comments:
                nodes[-1]["comments"] = comments
            comments = []
        line += item.text.count("\n")
    return nodes


def _has_shebang(tree: Tree) -> bool:
    first = next((item.text for item in tree.items if item.text != BYTE_ORDER_MARK), "")
    return first.startswith("#!")


def _add_comment(comments: list[str], text: str) -> None:
    """One comment more; a bare `#` in column 1 forgets those above (parser.go)."""
    content = text[1:].strip(SPACES)
    if content:
        comments.append(content)
    else:
        comments.clear()


def _lines(instruction: Instruction, first: int) -> Node:
    text = instruction.text
    return {"start": first, "end": first + text.count("\n") - text.endswith("\n")}
