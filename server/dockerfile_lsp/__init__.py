"""A language server for Dockerfiles that agrees with BuildKit."""

__version__ = "0.1.0"
