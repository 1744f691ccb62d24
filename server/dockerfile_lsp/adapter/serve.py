"""Serves one editor until it says goodbye."""

from .app import build


def serve_stdio() -> int:
    build().start_io()
    return 0


def serve_tcp(host: str, port: int) -> int:
    build().start_tcp(host, port)
    return 0
