"""Makes the bundle of `bundle.py`: the package's modules with some of their work done already.

Run where a wheel is built. Named tuples are written out, for `typing` takes 80 µs to make one;
annotations, which nothing reads, stay text, and what they need of `typing` is not imported where
lsprotocol, which imports it, is not either; regular expressions are compiled.
"""

import __future__

import ast
import marshal
import os
import subprocess
import sys
from pathlib import Path
from types import CodeType
from typing import Any

from . import typing_names
from .bundle import MAGIC_NUMBER, SIZE, Module, Pattern, patterns_key

_IMPORT = "from dockerfile_lsp.records import Record as Record_, field as field_, new as new_"
_OURS = frozenset(typing_names.__all__)
# pygls and lsprotocol, which import `typing`, come with these.
_BESIDE_THEM = frozenset(("adapter", "features", "feature.py", "wire.py", "bundling.py"))
_AS_TEXT = __future__.annotations.compiler_flag
_SAMPLE = """\
FROM alpine:3.20 AS a
ARG V=1
ENV P=$V
COPY --chown=1 a b
RUN --mount=type=cache,target=/x a && \\
  b
LABEL a="b"
CMD ["a"]
"""
# Prints what `re.compile` was asked for in the core's first check, and what it made of it.
_LISTEN = """
import _sre, marshal, re, sys
asked, made, ask, make = [], [], re._compile, _sre.compile
def asking(pattern, flags):
    asked.append((pattern, int(flags)))
    return ask(pattern, flags)
def making(text, flags, code, *groups):
    made.append((*asked[-1], (text, int(flags), [int(each) for each in code], *groups)))
    return make(text, flags, code, *groups)
re._compile, _sre.compile = asking, making
import dockerfile_lsp.cli.check as check
view = check.View(check.Document.opened("", sys.argv[1]))
list(check.reports(view, check.rules()))
sys.stdout.buffer.write(marshal.dumps(made))
"""


def bundled(package: Path) -> bytes:
    """The bundle of the package in that folder, for this Python."""
    found: dict[str, Module] = {}
    codes: list[bytes] = []
    start = 0
    for source in sorted(package.rglob("*.py")):
        path = source.relative_to(package.parent)
        parts = path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts
        codes.append(marshal.dumps(compiled(source.read_text("utf-8"), str(path))))
        found[".".join(parts)] = path.as_posix(), start, len(codes[-1])
        start += len(codes[-1])
    whole: Any = (found, patterns_key(), _patterns(package.parent))
    contents = marshal.dumps(whole)
    return b"".join((MAGIC_NUMBER, len(contents).to_bytes(SIZE, "little"), contents, *codes))


def compiled(source: str, path: str) -> CodeType:
    """The module's code, its named tuples written out; lines are where they were."""
    tree = ast.parse(source, path)
    if _BESIDE_THEM.isdisjoint(Path(path).parts):
        for each in ast.walk(tree):
            if isinstance(each, ast.ImportFrom) and each.module == "typing":
                are_ours = _OURS.issuperset(name.name for name in each.names)
                each.module = typing_names.__name__ if are_ours else each.module
    if "(NamedTuple)" in source:
        tree = _WrittenOut().visit(tree)
        first = next(at for at, each in enumerate(tree.body) if not _is_first(each))
        tree.body[first:first] = _at(tree.body[first], _IMPORT)
    code: CodeType = compile(tree, path, "exec", _AS_TEXT, dont_inherit=True)
    return code


class _WrittenOut(ast.NodeTransformer):
    """Named tuples' classes as `typing` makes them, but for what is kept of their annotations."""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        if [ast.unparse(base) for base in node.bases] != ["NamedTuple"]:
            return node
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        start = 0 if ast.get_docstring(node) is None else 1
        others = [each for each in node.body[start:] if each not in fields]
        node.body = [*node.body[:start], *_record(node, fields), *others]
        node.bases = [ast.copy_location(ast.Name("Record_", ast.Load()), node)]
        return node


def _record(place: ast.stmt, fields: list[ast.AnnAssign]) -> list[ast.stmt]:
    """What a class of those fields consists of."""
    names = [ast.unparse(each.target) for each in fields]
    given = ", ".join(names)
    new = f"def __new__(_cls, {given}): return new_(_cls, ({given},))"
    found = _at(place, f"__slots__ = ()\n_fields = __match_args__ = {tuple(names)}\n{new}\n")
    if isinstance(found[2], ast.FunctionDef):
        found[2].args.defaults = [each.value for each in fields if each.value]
    places = (f"{name} = field_({at}, '')\n" for at, name in enumerate(names))
    return [*found, *_at(place, "".join(places))]


def _is_first(statement: ast.stmt) -> bool:
    """Whether nothing may stand before it in a module."""
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_text or (isinstance(statement, ast.ImportFrom) and statement.module == "__future__")


def _at(place: ast.stmt, text: str) -> list[ast.stmt]:
    """The statements of `text`, all where `place` is."""
    tree = ast.parse(text)
    for each in ast.walk(tree):
        ast.copy_location(each, place)
    return tree.body


def _patterns(folder: Path) -> list[Pattern]:
    """What the core compiles at first; nothing where this Python does it in another way."""
    here = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", _LISTEN, _SAMPLE]
    done = subprocess.run(command, capture_output=True, check=False, env=here)  # noqa: S603
    made: list[Pattern] = marshal.loads(done.stdout) if not done.returncode else []  # noqa: S302
    return made
