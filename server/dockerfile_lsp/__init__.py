"""A language server for Dockerfiles that agrees with BuildKit."""

from .bundle import use

__version__ = "0.1.0"

use(__path__[0])
