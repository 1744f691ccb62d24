"""What is shown of a rule, a stage and a variable, as Markdown, from the thing itself."""

import re
from collections.abc import Iterator

from .catalog.prose.pages import code
from .document import Document
from .rule import Bad, Given, Good, Rule
from .semantics.comments import comments_above
from .semantics.stages import Stage
from .semantics.worth import Worth
from .syntax.tree import Placed

_MARK = re.compile(r"<\[|\]>")


def page(rule: Rule) -> str:
    """Markdown: the docstring of the check, then its examples."""
    names = f" ({', '.join(rule.aliases)})" if rule.aliases else ""
    parts = [f"# {rule.name}{names}", f"Severity: {rule.severity.name.lower()}", rule.doc]
    for example in rule.examples:
        parts += _example(example)
    if rule.source:
        parts.append(f"Source: <{rule.source}>")
    return "\n\n".join(parts) + "\n"


def stage_page(doc: Document, stage: Stage, line: int) -> str:
    """The stage's FROM and the comments above it, and a link to it; `line` counts from 1."""
    return f"{code(_with_comments(doc, stage.origin))}\n\n{_link(doc, line)}"


def variable_page(doc: Document, known: Worth, line: int) -> str:
    """The variable's definition with the comments above it, its value, and a link."""
    values = [
        f'{written} = "{value}"'
        for written, value in ((known.name, known.value), (known.expression, known.result))
        if written and value is not None
    ]
    shown = [code("\n".join(values), "text")] if values else []
    placed = doc.tree.instruction_at(known.origin.start) if known.origin else None
    if not placed:
        return "\n\n".join(shown)
    return "\n\n".join((code(_with_comments(doc, placed)), *shown, _link(doc, line)))


def _with_comments(doc: Document, placed: Placed) -> str:
    above = comments_above(doc.tree, placed)
    return doc.text[above.start : placed.span().end].replace("\r\n", "\n")


def _link(doc: Document, line: int) -> str:
    return f"[{doc.uri.rpartition('/')[2]}:{line}]({doc.uri}#L{line})"


def _example(example: Good | Bad) -> Iterator[str]:
    """The Dockerfile, what is there beside it, and what the fix makes of it."""
    label = "Bad" if isinstance(example, Bad) else "Good"
    yield _block(f"{label}{_beside(example.given)}", example.text)
    if example.given.dockerignore:
        ignored = code(example.given.dockerignore.rstrip(), "text")
        yield f"With this `.dockerignore`:\n\n{ignored}"
    if isinstance(example, Bad) and example.fixed is not None:
        yield _block("Fixed", example.fixed)


def _beside(given: Given) -> str:
    if given.missing:
        return f", where its registry has no image `{given.missing}`"
    if given.triggers:
        triggers = " and ".join(f"`ONBUILD {each}`" for each in given.triggers)
        return f", where the image has {triggers}"
    options = ["--as-buildkit"] if given.as_buildkit else []
    options += [f"--target={given.target}"] if given.target else []
    return f", with `{' '.join(options)}`" if options else ""


def _block(label: str, text: str) -> str:
    plain = _MARK.sub("", text)
    return f"{label}:\n\n```dockerfile\n{plain}{'' if plain.endswith(chr(10)) else chr(10)}```"
