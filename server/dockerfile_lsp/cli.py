"""The command line. Serving alone imports pygls and lsprotocol, and only when it serves."""


def main() -> int:
    from .adapter.app import build

    build().start_io()
    return 0
