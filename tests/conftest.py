"""How much is tried: `./dev test` is quick, `./dev test --all` thorough (DOCKERFILE_LSP_ALL=1)."""

import gc
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from required import EVERYTHING

settings.register_profile("quick", max_examples=200, deadline=None)
settings.register_profile(
    "all", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("all" if EVERYTHING else "quick")

# What a shell starts in the background ignores interrupts, and so would all that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="module")
def frozen_heap() -> Iterator[None]:
    """What earlier tests left behind is not searched by the collector while time is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
