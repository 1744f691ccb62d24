"""The rules: one module each, and nothing else. See `stage_name_casing` for the pattern."""

import sys
from functools import cache

from ..plugins import modules
from ..rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the module names."""
    return tuple(module.RULE for module in modules(sys.modules[__name__]))
