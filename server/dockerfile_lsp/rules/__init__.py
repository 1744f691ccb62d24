"""The rules: one module each, and nothing else. See `stage_name_casing` for the pattern."""

import sys
from functools import cache

from ..plugins import modules
from ..rule import Rule


def rule_names() -> dict[str, str]:
    """From each name and alias, in lower case, to the rule's name."""
    return {name.lower(): rule.name for rule in rules() for name in (*rule.aliases, rule.name)}


def rule_called(name: str) -> Rule | None:
    """The rule of that name or alias, in any letter case."""
    found = rule_names().get(name.lower())
    return next((rule for rule in rules() if rule.name == found), None)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the module names."""
    return tuple(module.RULE for module in modules(sys.modules[__name__]))
