"""What is shown of a rule and of a stage, as Markdown, from the thing itself."""

import re

from .catalog.prose.pages import code
from .document import Document
from .rule import Bad, Rule
from .semantics.comments import comments_above
from .semantics.stages import Stage

_MARK = re.compile(r"<\[|\]>")


def page(rule: Rule) -> str:
    """Markdown: the docstring of the check, then its examples."""
    names = f" ({', '.join(rule.aliases)})" if rule.aliases else ""
    parts = [f"# {rule.name}{names}", f"Severity: {rule.severity.name.lower()}", rule.doc]
    for example in rule.examples:
        label = "Bad" if isinstance(example, Bad) else "Good"
        parts.append(_block(label, example.text))
        if isinstance(example, Bad) and example.fixed is not None:
            parts.append(_block("Fixed", example.fixed))
    if rule.source:
        parts.append(f"Source: <{rule.source}>")
    return "\n\n".join(parts) + "\n"


def stage_page(doc: Document, stage: Stage, line: int) -> str:
    """The stage's FROM and the comments above it, and a link to it; `line` counts from 1."""
    above = comments_above(doc.tree, stage.origin)
    text = doc.text[above.start : stage.origin.span().end].replace("\r\n", "\n")
    file = doc.uri.rpartition("/")[2]
    return f"{code(text)}\n\n[{file}:{line}]({doc.uri}#L{line})"


def _block(label: str, text: str) -> str:
    plain = _MARK.sub("", text)
    return f"{label}:\n\n```dockerfile\n{plain}{'' if plain.endswith(chr(10)) else chr(10)}```"
