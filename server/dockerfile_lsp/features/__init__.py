"""The LSP features: one module or folder each, and nothing else. The listing is the list.

A feature takes a `View` (and a place in it), or a `Snapshot` and the request's own
parameters, and gives LSP types. It does no I/O, keeps no state and never sees the server.
"""

import sys
from functools import cache

from ..feature import Feature
from ..plugins import modules


@cache
def features() -> tuple[Feature, ...]:
    return tuple(module.FEATURE for module in modules(sys.modules[__name__]))
