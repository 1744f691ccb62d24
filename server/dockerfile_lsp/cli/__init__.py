"""The command line. Serving alone imports pygls and lsprotocol, and only when it serves."""

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` (those of the process, if not given) name.

    The exit status: 0 nothing found, 1 findings at error or warning, 2 could not run.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("start", "--stdio"):
        return _serve(given)
    if given[0] == "check" and given[1:] and not any(word.startswith("-") for word in given):
        return _check(given[1:])
    from .arguments import parser

    return _run(parser().parse_args(given))


def _check(files: Sequence[str], *options: Any) -> int:
    from .check import Options, check

    return check(files, Options(*options))


def _run(options: Any) -> int:
    if options.tcp:
        return _serve_tcp(options.tcp, anyone=options.allow_remote)
    match options.command:
        case "check":
            build = (options.as_buildkit, tuple(options.build_arg), options.target)
            return _check(options.files, options.format, *build, options.fix, options.diff)
        case "dump":
            from .dump import dump

            return dump(options.files, options.format)
        case "explain":
            from .explain import explain

            return explain(options.rule)
        case _:
            return _serve([])


def _serve(given: list[str]) -> int:
    unknown = [word for word in given if word not in ("start", "--stdio")]
    if unknown:
        _refuse(f"unrecognized argument '{unknown[0]}'")
    from ..adapter.serve import serve_stdio

    if sys.stdin.isatty():
        sys.stderr.write(
            "dockerfile-lsp waits for an editor on standard input. "
            "To check files here, run 'dockerfile-lsp check FILE'.\n"
        )
    return serve_stdio()


def _serve_tcp(address: str, *, anyone: bool) -> int:
    host, _, port = address.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not port.isdecimal() or int(port) > 65535:
        _refuse(f"--tcp takes HOST:PORT, and '{address}' has no port from 0 to 65535")
    if host not in _LOOPBACK and not anyone:
        _refuse(
            f"--tcp listens on this machine alone; for '{host}' add --allow-remote "
            "(whoever connects can read files and start builds)"
        )
    from ..adapter.serve import serve_tcp

    return serve_tcp(host, int(port))


def _refuse(why: str) -> NoReturn:
    from .arguments import parser

    parser().error(why)
