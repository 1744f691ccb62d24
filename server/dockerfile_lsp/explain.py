"""A rule's documentation page, from the rule itself."""

import re

from .rule import Bad, Rule

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


def _block(label: str, text: str) -> str:
    plain = _MARK.sub("", text)
    return f"{label}:\n\n```dockerfile\n{plain}{'' if plain.endswith(chr(10)) else chr(10)}```"
