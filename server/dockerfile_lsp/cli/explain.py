"""`dockerfile-lsp explain`: a rule's documentation page."""

import sys

from ..explain import page
from ..rules import rule_names, rules
from ..semantics.near import nearest


def explain(name: str) -> int:
    """Prints the page of the rule of that name or alias, in any letter case."""
    known = rule_names()
    found = known.get(name.lower())
    if found:
        sys.stdout.write(page(next(rule for rule in rules() if rule.name == found)))
        return 0
    near = known.get(nearest(name.lower(), known, limit=4))
    hint = f"Is '{near}' meant?" if near else "'dockerfile-lsp check' names the rules it uses."
    sys.stderr.write(f"dockerfile-lsp: no rule is called '{name}'. {hint}\n")
    return 2
