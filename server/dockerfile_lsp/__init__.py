"""A language server for Dockerfiles that agrees with BuildKit."""

from pathlib import Path

from .bundle import use

__version__ = "0.1.0"

use(Path(__file__).parent)
