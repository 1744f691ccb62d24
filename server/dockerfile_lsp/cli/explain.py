"""`dockerfile-lsp explain`: a rule's documentation page."""

import sys

from ..explain import page
from ..rules import rule_called, rule_names
from ..semantics.near import nearest


def explain(name: str) -> int:
    """Prints the page of the rule of that name or alias, in any letter case."""
    rule = rule_called(name)
    if rule:
        sys.stdout.write(page(rule))
        return 0
    known = rule_names()
    near = known.get(nearest(name.lower(), known, limit=4))
    hint = f"Is '{near}' meant?" if near else "'dockerfile-lsp check' names the rules it uses."
    sys.stderr.write(f"dockerfile-lsp: no rule is called '{name}'. {hint}\n")
    return 2
