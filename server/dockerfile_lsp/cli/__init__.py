"""The command line. Serving alone imports pygls and lsprotocol, and only when it serves."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from .. import __version__

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` (those of the process, if not given) name.

    The exit status: 0 nothing found, 1 findings at error or warning, 2 could not run.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("start", "--stdio"):
        return _serve(given)
    options = _parser().parse_args(given)
    if options.tcp:
        return _serve_tcp(options.tcp, anyone=options.allow_remote)
    match options.command:
        case "check":
            from .check import Options, check

            wanted = (options.format, options.as_buildkit, options.fix, options.diff)
            return check(options.files, Options(*wanted))
        case "dump":
            from .dump import dump

            return dump(options.files, options.format)
        case "explain":
            from .explain import explain

            return explain(options.rule)
        case _:
            return _serve([])


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nSee '{self.prog} --help'.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="dockerfile-lsp",
        description="A language server for Dockerfiles that agrees with BuildKit. "
        "Without a command it serves an editor on standard input and output.",
    )
    parser.add_argument("--version", action="version", version=f"dockerfile-lsp {__version__}")
    parser.add_argument("--stdio", action="store_true", help="serve on standard input and output")
    parser.add_argument("--tcp", metavar="[HOST:]PORT", help="serve one editor on a socket")
    parser.add_argument(
        "--allow-remote", action="store_true", help="let --tcp listen beyond this machine"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("start", help="serve on standard input and output")
    _add_check(commands.add_parser("check", help="report what is wrong in Dockerfiles"))
    dump = commands.add_parser("dump", help="print what the parser sees")
    dump.add_argument("files", nargs="+", metavar="FILE", help="'-' is standard input")
    dump.add_argument("--format", choices=("text", "json"), default="text")
    explain = commands.add_parser("explain", help="print a rule's documentation")
    explain.add_argument("rule", metavar="RULE", help="its name, or another tool's code for it")
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a Dockerfile, a folder, or '-': standard input"
    )
    parser.add_argument("--format", choices=("text", "json-lines"), default="text")
    parser.add_argument(
        "--as-buildkit",
        action="store_true",
        help="judge as 'docker build --check' does without build arguments",
    )
    parser.add_argument(
        "--fix", action="store_true", help="write the safe fixes into the files, report the rest"
    )
    parser.add_argument(
        "--diff", action="store_true", help="print what --fix would change, and change nothing"
    )


def _serve(given: list[str]) -> int:
    unknown = [word for word in given if word not in ("start", "--stdio")]
    if unknown:
        _parser().error(f"unrecognized argument '{unknown[0]}'")
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
        _parser().error(f"--tcp takes HOST:PORT, and '{address}' has no port from 0 to 65535")
    if host not in _LOOPBACK and not anyone:
        _parser().error(
            f"--tcp listens on this machine alone; for '{host}' add --allow-remote "
            "(whoever connects can read files and start builds)"
        )
    from ..adapter.serve import serve_tcp

    return serve_tcp(host, int(port))
