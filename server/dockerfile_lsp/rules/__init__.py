"""The rules: one module each, and nothing else. See `stage_name_casing` for the pattern."""

import sys
from functools import cache

from ..plugins import modules
from ..rule import Rule


def rule_names() -> dict[str, str]:
    """From each name and alias, in lower case, to the rule's name."""
    return {name: rule.name for name, rule in _called().items()}


def rule_called(name: str) -> Rule | None:
    """The rule of that name or alias, in any letter case."""
    return _called().get(name.lower())


@cache
def _called() -> dict[str, Rule]:
    return {name.lower(): rule for rule in rules() for name in (*rule.aliases, rule.name)}


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the module names."""
    return tuple(module.RULE for module in modules(sys.modules[__name__]))
