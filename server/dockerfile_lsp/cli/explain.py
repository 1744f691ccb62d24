"""`dockerfile-lsp explain`: a rule's documentation page."""

import sys

from ..explain import page
from ..rule import Rule
from ..rules import rules
from ..semantics.near import nearest


def explain(name: str) -> int:
    """Prints the page of the rule of that name or alias, in any letter case."""
    known = {key.lower(): rule for rule in rules() for key in (rule.name, *rule.aliases)}
    rule = known.get(name.lower())
    if rule:
        sys.stdout.write(page(rule))
        return 0
    near = _near(name, known)
    hint = f"Is '{near.name}' meant?" if near else "'dockerfile-lsp check' names the rules it uses."
    sys.stderr.write(f"dockerfile-lsp: no rule is called '{name}'. {hint}\n")
    return 2


def _near(name: str, known: dict[str, Rule]) -> Rule | None:
    found = nearest(name.lower(), known, limit=4)
    return known[found] if found else None
