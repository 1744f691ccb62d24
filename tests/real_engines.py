"""Real build engines for tests: `tests/engines/run` starts them, the environment names them."""

import os

import required

STARTED = frozenset(os.environ.get("DOCKERFILE_LSP_ENGINES", "").split())


def needs(*names: str) -> None:
    """Skips the test where one of the engines is not started."""
    if not STARTED.issuperset(names):
        required.missing(f"no {' and '.join(names)}; run pytest through tests/engines/run")
