"""How much is tried: `./dev test` is quick, `./dev test --all` thorough (DOCKERFILE_LSP_ALL=1)."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=200, deadline=None)
settings.register_profile(
    "all", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("all" if os.environ.get("DOCKERFILE_LSP_ALL") else "quick")
